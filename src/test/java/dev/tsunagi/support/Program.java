package dev.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

/// One of our jars in a process of its own, and what it has said so far.
public final class Program implements AutoCloseable {

  private static final Duration SOON = Duration.ofSeconds(60);

  private final Process process;
  private final Queue<String> said = new ConcurrentLinkedQueue<>();
  private final Thread reader;

  private Program(Process process) {
    this.process = process;
    // A virtual one would keep a processor from the others while it reads.
    this.reader = Thread.ofPlatform().daemon().name("program-output").start(this::read);
    // Nobody's child outlives a benchmark or a test that was interrupted.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
  }

  public static Program start(Path jar, String... arguments) throws IOException {
    return start(List.of("-Xmx256m"), jar, arguments);
  }

  public static Program start(List<String> options, Path jar, String... arguments)
      throws IOException {
    return start(java(), options, jar, arguments);
  }

  /// With another Java than the one that runs the tests.
  public static Program start(Path java, List<String> options, Path jar, String... arguments)
      throws IOException {
    return start(java, options, List.of("-jar", jar.toString()), arguments);
  }

  /// A `main` of ours, tests included.
  public static Program start(List<String> options, Class<?> main, String... arguments)
      throws IOException {
    var classPath = System.getProperty("java.class.path");
    return start(java(), options, List.of("-cp", classPath, main.getName()), arguments);
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Program start(
      Path java, List<String> options, List<String> what, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(what);
    command.addAll(List.of(arguments));
    return new Program(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  private void read() {
    try (var lines = process.inputReader()) {
      lines.lines().forEach(said::add);
    } catch (IOException | UncheckedIOException e) {
      said.add(e.toString());
    }
  }

  /// The first group of the first match in what it says. Fails at once, with what it said last,
  /// when it has ended without.
  public String awaitLine(String pattern) {
    return awaitLine(pattern, SOON);
  }

  /// The same, with more patience, or less.
  public String awaitLine(String pattern, Duration patience) {
    var found = Pattern.compile(pattern);
    return await()
        .atMost(patience)
        .until(() -> firstMatch(found), Optional::isPresent)
        .orElseThrow()
        .group(1);
  }

  private Optional<MatchResult> firstMatch(Pattern wanted) {
    var ended = !reader.isAlive();
    var match = wanted.matcher(String.join("\n", said)).results().findFirst();
    if (ended && match.isEmpty()) {
      throw new IllegalStateException("ended without saying %s:%n%s".formatted(wanted, latest(5)));
    }
    return match;
  }

  /// Whether it has said this by now.
  public boolean hasSaid(String words) {
    return said.stream().anyMatch(line -> line.contains(words));
  }

  /// The last lines of what it has said so far.
  public String latest(int lines) {
    var all = List.copyOf(said);
    return String.join("\n", all.subList(Math.max(0, all.size() - lines), all.size()));
  }

  /// Everything it said, once it has ended.
  public String all() throws InterruptedException {
    process.waitFor();
    reader.join();
    return String.join("\n", said) + "\n";
  }

  /// Of a process that has ended.
  public int exitCode() {
    return process.exitValue();
  }

  /// Asks it to end, as the kubelet does, and returns its exit code.
  public int terminate() throws InterruptedException {
    // Not Process.destroy, which closes the stream that we listen to.
    process.toHandle().destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /// STOP, for example, which freezes it, and CONT.
  public void signal(String name) throws IOException, InterruptedException {
    var kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    assertThat(kill.waitFor()).as("kill -%s", name).isZero();
  }

  /// Ends it without asking.
  public void kill() {
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
