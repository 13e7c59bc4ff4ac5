package dev.tsunagi.image;

import module java.base;

import java.security.Provider;

/// A Java runtime with what the operator uses, and no more.
final class TrimmedRuntime {

  /// Those that our class path refers to, and those that are only looked for while it runs: the
  /// JVM's own metrics, and `Unsafe` for dependency injection in the HTTP client.
  static final SortedSet<String> MODULES =
      new TreeSet<>(
          Set.of(
              "java.base",
              "java.desktop",
              "java.logging",
              "java.management",
              "java.naming",
              "java.net.http",
              "java.sql",
              "java.xml",
              "jdk.httpserver",
              "jdk.management",
              "jdk.net",
              "jdk.unsupported"));

  /// OCI's SDK and SnakeYAML want `java.beans`, which has the misfortune to live beside the
  /// windows. These would need libraries that no server has.
  private static final String LIBRARIES_FOR_WINDOWS = "/java.desktop/lib/**";

  private static final Path SECURITY = Path.of("conf", "security", "java.security");
  private static final String PROVIDER = "security.provider.";

  private TrimmedRuntime() {}

  /// @param modules where modules of another machine's JDK are; else those of this JVM
  static void link(Path into, Optional<Path> modules) throws IOException {
    var arguments =
        new ArrayList<>(
            List.of(
                "--add-modules",
                String.join(",", MODULES),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--exclude-files",
                LIBRARIES_FOR_WINDOWS,
                "--output",
                into.toString()));
    modules.ifPresent(path -> arguments.addAll(List.of("--module-path", path.toString())));
    var said = new StringWriter();
    var writer = new PrintWriter(said);
    var jlink = ToolProvider.findFirst("jlink").orElseThrow();
    var code = jlink.run(writer, writer, arguments.toArray(String[]::new));
    if (code != 0) {
      throw new IllegalStateException("jlink: " + said);
    }
    keepOnlyItsProviders(into);
  }

  /// Whom it asks for algorithms. jlink leaves those in the list whose modules it leaves out. Java
  /// would look for them among the services of the class path, and to know their names make all of
  /// these: Bouncy Castle's with thousands of algorithms, at every start, for nothing.
  private static void keepOnlyItsProviders(Path runtime) throws IOException {
    var file = runtime.resolve(SECURITY);
    var others =
        Files.readAllLines(file).stream().filter(line -> !line.startsWith(PROVIDER)).toList();
    var kept = providers(modules(runtime));
    var list =
        IntStream.range(0, kept.size())
            .mapToObj(i -> "%s%d=%s".formatted(PROVIDER, i + 1, kept.get(i)));
    Files.write(file, Stream.concat(others.stream(), list).toList());
  }

  /// Those of this JVM that are in the modules, as it prefers them.
  static List<String> providers(Set<String> modules) {
    return Stream.of(Security.getProviders())
        .filter(provider -> modules.contains(provider.getClass().getModule().getName()))
        .map(Provider::getName)
        .toList();
  }

  /// Of a runtime.
  static SortedSet<String> modules(Path runtime) throws IOException {
    var release = new Properties();
    try (var in = Files.newBufferedReader(runtime.resolve("release"))) {
      release.load(in);
    }
    var modules = release.getProperty("MODULES").replace("\"", "").split(" ", -1);
    return new TreeSet<>(Set.of(modules));
  }
}
