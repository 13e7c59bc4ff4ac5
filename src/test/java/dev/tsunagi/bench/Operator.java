package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.support.Program;

/// The operator in a process of its own, and what it uses.
final class Operator implements AutoCloseable {

  private final Program program;
  private final Instant started;
  private final Duration ready;

  private Operator(Program program, Instant started) {
    this.program = program;
    this.started = started;
    program.awaitLine("(ready)");
    this.ready = Duration.between(started, Instant.now());
  }

  static Operator start(Launch launch, Path kubeconfig, URI cloud, String... flags)
      throws IOException {
    var command =
        List.of(
            "run",
            "--kubeconfig",
            kubeconfig.toString(),
            "--oci-endpoint",
            cloud.toString(),
            "--live-addr",
            "127.0.0.1:0",
            "--metrics-addr",
            "127.0.0.1:0");
    var arguments = Stream.concat(command.stream(), Stream.of(flags)).toArray(String[]::new);
    var started = Instant.now();
    return new Operator(
        Program.start(launch.java(), launch.options(), launch.jar(), arguments), started);
  }

  /// Returns when it holds the Lease.
  void awaitLead() {
    program.awaitLine("( leading)");
  }

  /// Ends it as the kubelet does.
  void stop() throws InterruptedException {
    program.terminate();
  }

  /// Ends it as a lost node does.
  void kill() {
    program.kill();
  }

  /// From the start of the process until it said that it is ready.
  Duration ready() {
    return ready;
  }

  Instant started() {
    return started;
  }

  boolean isAlive() {
    return program.handle().isAlive();
  }

  /// The last lines of its log.
  String lastSaid() {
    return program.latest(5);
  }

  double cpuSeconds() {
    return program.handle().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
  }

  long residentMebibytes() {
    return status("VmRSS:") / 1024;
  }

  long peakMebibytes() {
    return status("VmHWM:") / 1024;
  }

  /// Those of the operating system.
  long threads() {
    return status("Threads:");
  }

  private long status(String line) {
    try (var lines = Files.lines(Path.of("/proc/%d/status".formatted(program.handle().pid())))) {
      return lines
          .filter(l -> l.startsWith(line))
          .mapToLong(l -> Long.parseLong(l.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is left of the heap after a full collection.
  double liveMebibytes() {
    jcmd("GC.run");
    var used = Pattern.compile("(?:DefNew|Tenured)\\s+total \\d+K, used (\\d+)K");
    return used.matcher(jcmd("GC.heap_info"))
            .results()
            .mapToLong(m -> Long.parseLong(m.group(1)))
            .sum()
        / 1024.0;
  }

  private String jcmd(String command) {
    try {
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                  String.valueOf(program.handle().pid()),
                  command)
              .redirectErrorStream(true)
              .start();
      try (var out = process.inputReader()) {
        return out.lines().collect(Collectors.joining("\n"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Ends it in order, as the kubelet does: an AOT cache is written only then.
  @Override
  public void close() {
    try {
      program.terminate();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      program.close();
    }
  }
}
