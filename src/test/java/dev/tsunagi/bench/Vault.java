package dev.tsunagi.bench;

import module java.base;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tsunagi.simulator.oci.Seed;
import dev.tsunagi.support.Program;

/// The simulated Oracle Cloud in a process of its own, with as many secrets as are needed.
final class Vault implements AutoCloseable {

  /// What reads a secret.
  static final String READ = "GetSecretBundleByName";

  /// How many secrets there are, when a read is answered, and how long a resource takes to be made.
  record Size(int secrets, Duration latency, Duration lifecycles) {}

  private final Program program;
  private final URI url;

  private Vault(Program program) {
    this.program = program;
    this.url = URI.create(program.awaitLine("Oracle Cloud at (http\\S+)"));
  }

  /// The secrets are `secret-0` and so on.
  static Vault start(Size size, Doubles doubles) throws IOException {
    var seed = Files.writeString(Files.createTempFile("seed", ".yaml"), seed(size));
    var vault =
        new Vault(
            Program.start(
                doubles.options("-Xmx512m"),
                Path.of("target/tsunagi-dev.jar"),
                "simulate",
                "--port",
                "0",
                "--seed",
                seed.toString()));
    if (size.latency().isPositive()) {
      vault.fault(
          "{'operation':'%s','kind':'latency','delay':'%s','times':%d}"
              .formatted(READ, size.latency(), Integer.MAX_VALUE));
    }
    return vault;
  }

  private static String seed(Size size) throws IOException {
    try (var file = Objects.requireNonNull(Seed.class.getResourceAsStream("seed.yaml"))) {
      var lines =
          IntStream.range(0, size.secrets())
              .mapToObj(i -> "      - {name: secret-%1$d, text: value-of-%1$d}\n".formatted(i))
              .collect(Collectors.joining());
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replaceFirst("    secrets:\n", "    secrets:\n" + lines)
          .concat("\nbehaviour: {lifecycleDelay: %s}\n".formatted(size.lifecycles()));
    }
  }

  /// 429 for reads beyond so many a second.
  void limit(int perSecond) {
    fault(
        "{'operation':'%s','kind':'limit','perSecond':%d,'times':%d}"
            .formatted(READ, perSecond, Integer.MAX_VALUE));
  }

  private void fault(String json) {
    Web.send("POST", url.resolve("/simulator/faults"), json.replace('\'', '"'));
  }

  void put(String secret, String value) {
    Web.send("PUT", url.resolve("/simulator/secrets/demo-vault/" + secret), value);
  }

  URI url() {
    return url;
  }

  /// Calls by operation.
  Map<String, Integer> calls() {
    var calls = new TreeMap<>(Web.counts(url.resolve("/simulator/journal/counts")));
    calls.remove("Simulator");
    return calls;
  }

  int reads() {
    return calls().getOrDefault(READ, 0);
  }

  /// The latest ten thousand requests.
  Traffic traffic() {
    return new Traffic(
        Web.read(
            url.resolve("/simulator/journal"), new TypeReference<List<Map<String, Object>>>() {}));
  }

  @Override
  public void close() {
    program.close();
  }
}
