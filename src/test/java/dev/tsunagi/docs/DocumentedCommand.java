package dev.tsunagi.docs;

import module java.base;

/// A command of a document, as it is written there.
///
/// @param line in the document, from 1
/// @param ofAMoment whether it stands among its answers, which may be others at another time
record DocumentedCommand(Path document, int line, String text, boolean ofAMoment) {

  private static final String PROMPT = "$ ";
  private static final Pattern FENCE = Pattern.compile("\\s*```(\\w*)\\s*");

  /// What a block without a language may begin with that is no command.
  private static final Pattern PROSE =
      Pattern.compile("Allow .*|request\\.principal.*|-XX:.*|\\d .*|GET .*");

  static final Set<String> PROGRAMS =
      Set.of(
          "cp",
          "curl",
          "helm",
          "java",
          "keytool",
          "kubectl",
          "mvn",
          "oci",
          "podman",
          "skopeo",
          "terraform");

  /// The documents that tell people what to type.
  static List<Path> documents() throws IOException {
    var all = new ArrayList<>(List.of(Path.of("README.md")));
    all.addAll(below("samples", "README.md"));
    all.addAll(below("docs", ".md"));
    all.add(Path.of("deploy/helm/tsunagi/README.md"));
    all.add(Path.of("terraform/README.md"));
    return all;
  }

  private static List<Path> below(String directory, String suffix) throws IOException {
    try (var files = Files.walk(Path.of(directory))) {
      return files
          .filter(file -> file.toString().endsWith(suffix))
          .filter(file -> !file.startsWith(KindPages.DIRECTORY))
          .sorted()
          .toList();
    }
  }

  /// In the order of reading.
  static List<DocumentedCommand> all() throws IOException {
    var all = new ArrayList<DocumentedCommand>();
    for (var document : documents()) {
      all.addAll(in(document));
    }
    return all;
  }

  /// In the order of the document.
  static List<DocumentedCommand> in(Path document) throws IOException {
    var lines = Files.readAllLines(document);
    var commands = new ArrayList<DocumentedCommand>();
    var at = 0;
    while (at < lines.size()) {
      var fence = FENCE.matcher(lines.get(at));
      if (!fence.matches()) {
        at++;
        continue;
      }
      var end = at + 1;
      while (!FENCE.matcher(lines.get(end)).matches()) {
        end++;
      }
      if (isShell(fence.group(1), lines.subList(at + 1, end))) {
        commands.addAll(commands(document, lines, at + 1, end));
      }
      at = end + 1;
    }
    return commands;
  }

  private static boolean isShell(String language, List<String> block) {
    var text = block.getFirst().strip();
    return Set.of("sh", "bash").contains(language)
        || (language.isEmpty() && !PROSE.matcher(text).matches());
  }

  /// A line that ends in a backslash goes on in the next.
  private static List<DocumentedCommand> commands(
      Path document, List<String> lines, int from, int to) {
    if (lines.get(from).startsWith(PROMPT)) {
      return prompted(document, lines, from, to);
    }
    var commands = new ArrayList<DocumentedCommand>();
    var text = new StringBuilder();
    var first = from;
    for (var i = from; i < to; i++) {
      if (text.isEmpty()) {
        first = i;
      }
      text.append(lines.get(i).strip());
      if (lines.get(i).endsWith("\\")) {
        text.append('\n');
      } else {
        commands.add(new DocumentedCommand(document, first + 1, text.toString(), false));
        text.setLength(0);
      }
    }
    return commands;
  }

  /// What somebody typed, among what was answered.
  private static List<DocumentedCommand> prompted(
      Path document, List<String> lines, int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> lines.get(i).startsWith(PROMPT))
        .mapToObj(
            i ->
                new DocumentedCommand(
                    document, i + 1, lines.get(i).substring(PROMPT.length()), true))
        .toList();
  }

  /// What is typed first; a block that begins otherwise is neither a command nor known as prose.
  boolean beginsWithAProgram() {
    return PROGRAMS.contains(text.split("\\s", 2)[0]);
  }

  @Override
  public String toString() {
    return document + ":" + line + ": " + text;
  }
}
