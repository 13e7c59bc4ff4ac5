package dev.tsunagi.terraform;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;

/// The Terraform command line, cut off from the network and from the user's own settings: the
/// providers are schemas in this process.
final class Terraform implements AutoCloseable {

  /// What a run printed, both streams as they came, and its exit code.
  record Outcome(int code, String output) {

    boolean succeeded() {
      return code == 0;
    }
  }

  private static final Path SCHEMAS = Path.of("src/test/resources/terraform/provider-schemas.json");
  private static final Runtime.Version OLDEST = Runtime.Version.parse("1.9");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Map<String, SchemaProvider> providers = new TreeMap<>();
  private final Path home;

  /// `home`: an empty folder.
  Terraform(Path home) throws IOException {
    this.home = home;
    Files.writeString(home.resolve("terraform.rc"), "");
    var schemas = new ObjectMapper().readTree(SCHEMAS.toFile()).path("provider_schemas");
    for (var schema : schemas.properties()) {
      providers.put(schema.getKey(), new SchemaProvider(new ProviderSchema(schema.getValue())));
    }
  }

  /// Skips the tests of a machine without it, and says so where a build's log shows it.
  static void assumeInstalled() {
    var version = version();
    var missing =
        "SKIPPED: terraform/ is not checked, for that takes Terraform %s or newer on the PATH, not %s"
            .formatted(OLDEST, version.map(Runtime.Version::toString).orElse("none"));
    var present = version.filter(it -> it.compareTo(OLDEST) >= 0).isPresent();
    if (!present) {
      System.out.println("[WARNING] " + missing);
    }
    assumeTrue(present, missing);
  }

  private static Optional<Runtime.Version> version() {
    try {
      var process = new ProcessBuilder("terraform", "version", "-json").start();
      var answer = new ObjectMapper().readTree(process.getInputStream());
      return Optional.of(Runtime.Version.parse(answer.path("terraform_version").asText()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  Outcome run(Path folder, String... arguments) throws IOException, InterruptedException {
    var output = Files.createTempFile(home, "output", ".txt");
    var builder =
        new ProcessBuilder(Stream.concat(Stream.of("terraform"), Stream.of(arguments)).toList())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("TF_"));
    builder.environment().putAll(environment());
    var process = builder.start();
    if (!process.waitFor(PATIENCE)) {
      process.destroyForcibly();
      throw new AssertionError("terraform " + String.join(" ", arguments) + " does not end");
    }
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  private Map<String, String> environment() {
    return Map.of(
        "HOME",
        home.toString(),
        "GOGC",
        "400", // these processes are gone before their garbage matters
        "CHECKPOINT_DISABLE",
        "1",
        "TF_IN_AUTOMATION",
        "1",
        "TF_CLI_CONFIG_FILE",
        home.resolve("terraform.rc").toString(),
        "TF_REATTACH_PROVIDERS",
        reattached());
  }

  /// Where Terraform finds the providers. `Test` means that it must not end their process.
  private String reattached() {
    var json = new ObjectMapper().createObjectNode();
    providers.forEach(
        (name, provider) -> {
          var plugin = json.putObject(name);
          plugin.put("Protocol", "grpc").put("ProtocolVersion", 6).put("Test", true);
          plugin.put("Pid", ProcessHandle.current().pid());
          plugin.putObject("Addr").put("Network", "tcp").put("String", provider.address());
        });
    return json.toString();
  }

  @Override
  public void close() {
    providers.values().forEach(SchemaProvider::close);
  }
}
