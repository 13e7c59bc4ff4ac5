package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

/// The real kubectl, with a home of its own: it keeps what it discovers there.
record Kubectl(Path home, Path kubeconfig) {

  static Optional<Path> binary() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, "kubectl"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Kubectl in(Path home, String kubeconfig) throws IOException {
    return new Kubectl(home, Files.writeString(home.resolve("kubeconfig"), kubeconfig));
  }

  record Outcome(int code, String out, String err) {}

  /// What it prints when all goes well.
  String ok(String... arguments) {
    return given("", arguments);
  }

  /// The same with something on its standard input.
  String given(String input, String... arguments) {
    var outcome = run(input, List.of(arguments));
    assertThat(outcome.code()).as("kubectl %s: %s", List.of(arguments), outcome.err()).isZero();
    return outcome.out();
  }

  /// What it complains of.
  String fails(String input, String... arguments) {
    var outcome = run(input, List.of(arguments));
    assertThat(outcome.code()).as("kubectl %s: %s", List.of(arguments), outcome.out()).isNotZero();
    return outcome.err();
  }

  Outcome run(String input, List<String> arguments) {
    try {
      var process = start(arguments);
      try (var in = process.outputWriter()) {
        in.write(input);
      }
      var err =
          CompletableFuture.supplyAsync(
              () -> text(process.getErrorStream()), Thread::startVirtualThread);
      var out = text(process.getInputStream());
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("kubectl hangs: " + arguments);
      }
      return new Outcome(process.exitValue(), out, err.join());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  Process start(List<String> arguments) throws IOException {
    var command = new ArrayList<>(List.of(binary().orElseThrow().toString()));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command);
    builder.environment().put("HOME", home.toString());
    builder.environment().put("KUBECONFIG", kubeconfig.toString());
    builder.environment().put("KUBE_EDITOR", "sed -i s/green/red/");
    return builder.start();
  }

  private static String text(InputStream stream) {
    try {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
