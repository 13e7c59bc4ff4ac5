package dev.tsunagi.docs;

import module java.base;

/// A program that a documented command starts, with its arguments as the shell hands them over.
record TypedCommand(String program, List<String> arguments) {

  private static final char BETWEEN_WORDS = '\u001f';
  private static final char BETWEEN_CALLS = '\u001e';

  /// Lets bash read each command, pipes and substitutions included, with programs that do nothing
  /// but say how they were called.
  ///
  /// @param directory an empty one
  static List<List<TypedCommand>> of(List<DocumentedCommand> commands, Path directory)
      throws IOException, InterruptedException {
    var script = directory.resolve("script");
    var text = new StringBuilder();
    for (var program : DocumentedCommand.PROGRAMS) {
      text.append(saying(program));
    }
    for (var i = 0; i < commands.size(); i++) {
      var command = commands.get(i).text().replaceAll("<[a-z][^<>]*>", "that");
      text.append("CALLS=calls-%d\n>$CALLS\n( %s\n)\nwait\n".formatted(i, command));
    }
    Files.writeString(script, text);
    var output = directory.resolve("output").toFile();
    var bash =
        new ProcessBuilder("bash", script.toString())
            .directory(directory.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    bash.waitFor();
    var said = new ArrayList<List<TypedCommand>>();
    for (var i = 0; i < commands.size(); i++) {
      var calls = directory.resolve("calls-" + i);
      // None when bash cannot read it.
      said.add(Files.exists(calls) ? calls(Files.readString(calls)) : List.of());
    }
    return said;
  }

  private static String saying(String program) {
    return """
    %1$s() { local IFS=$'\\037'; printf '%%s\\036' "%1$s$IFS$*" >>$CALLS; }
    """
        .formatted(program);
  }

  private static List<TypedCommand> calls(String said) {
    return Stream.of(said.split(String.valueOf(BETWEEN_CALLS), -1))
        .filter(call -> !call.isEmpty())
        .map(call -> List.of(call.split(String.valueOf(BETWEEN_WORDS), -1)))
        .map(words -> new TypedCommand(words.getFirst(), words.subList(1, words.size())))
        .toList();
  }

  /// Those that follow one of these.
  List<String> valuesOf(String... options) {
    return IntStream.range(1, arguments.size())
        .filter(i -> List.of(options).contains(arguments.get(i - 1)))
        .mapToObj(arguments::get)
        .toList();
  }
}
