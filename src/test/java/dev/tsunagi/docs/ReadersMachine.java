package dev.tsunagi.docs;

import module java.base;

/// The shell of somebody who reads the documents: at the root of a checkout with built jars, with
/// kubectl set to dev mode.
record ReadersMachine(Path home, Path kubeconfig, Map<String, String> placeholders) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /// What is there in a checkout, and manifests of the reader's own.
  private static final List<String> CHECKOUT =
      List.of("README.md", "crds", "deploy", "docs", "samples", "target", "terraform");

  record Ran(int code, String output) {}

  /// @param placeholders what stands for texts in angle brackets
  static ReadersMachine in(Path home, Path kubeconfig, Map<String, String> placeholders)
      throws IOException {
    for (var name : CHECKOUT) {
      Files.createSymbolicLink(home.resolve(name), Path.of(name).toAbsolutePath());
    }
    var manifests = Files.createDirectory(home.resolve("manifests"));
    Files.writeString(
        manifests.resolve("pod.yaml"), "{apiVersion: v1, kind: Pod, metadata: {name: web}}");
    var java = Files.createDirectory(home.resolve("bin")).resolve("java");
    Files.writeString(java, java());
    if (!java.toFile().setExecutable(true)) {
      throw new IOException(java + " cannot be made executable");
    }
    return new ReadersMachine(home, kubeconfig, placeholders);
  }

  /// Takes down what leads out of it.
  void leave() throws IOException {
    for (var name : CHECKOUT) {
      Files.deleteIfExists(home.resolve(name));
    }
  }

  /// Where the jars are not built yet, as under an IDE, their classes stand for them.
  private static String java() {
    return """
    #!/bin/sh
    if [ "$1" = -jar ] && [ ! -e "$2" ]; then
      case "$2" in
        target/tsunagi.jar) shift 2; set -- dev.tsunagi.app.Main "$@" ;;
        target/tsunagi-dev.jar) shift 2; set -- dev.tsunagi.dev.DevMain "$@" ;;
      esac
      exec '%1$s' -cp '%2$s' "$@"
    fi
    exec '%1$s' "$@"
    """
        .formatted(
            Path.of(System.getProperty("java.home"), "bin", "java"),
            System.getProperty("java.class.path"));
  }

  /// Runs it as it is written, but for the placeholders.
  Ran run(String command) throws IOException, InterruptedException {
    var output = Files.createTempFile(home, "output", ".txt");
    var process = new ProcessBuilder("bash", "-o", "pipefail", "-c", filledIn(command));
    process.directory(home.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    process.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    var environment = process.environment();
    environment.put("KUBECONFIG", kubeconfig.toString());
    environment.put("HOME", home.toString());
    environment.put("PATH", home.resolve("bin") + ":" + environment.get("PATH"));
    var running = process.start();
    if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      running.descendants().forEach(ProcessHandle::destroyForcibly);
      running.destroyForcibly();
      return new Ran(-1, "it does not end\n" + Files.readString(output));
    }
    return new Ran(running.exitValue(), Files.readString(output));
  }

  private String filledIn(String command) {
    var text = command;
    for (var placeholder : placeholders.entrySet()) {
      text = text.replace(placeholder.getKey(), placeholder.getValue());
    }
    return text;
  }
}
