package dev.tsunagi.terraform;

import module java.base;

import dev.tsunagi.terraform.Terraform.Outcome;

/// A copy of `terraform/`, in which every folder with a configuration has been initialised.
record Workspace(Terraform terraform, Path root) {

  private static final Path SOURCE = Path.of("terraform");
  private static final Pattern RUN = Pattern.compile("(?ms)^run \"\\w+\" \\{$.*?^}$");

  static Workspace initialised(Terraform terraform, Path to) throws Exception {
    copy(SOURCE, to);
    var workspace = new Workspace(terraform, to);
    for (var folder : configurations()) {
      var outcome = workspace.run(folder, "init", "-backend=false", "-input=false", "-no-color");
      if (!outcome.succeeded()) {
        throw new AssertionError("terraform init of " + folder + ": " + outcome.output());
      }
    }
    return workspace;
  }

  /// The root, as the empty path, and the modules.
  static List<String> configurations() throws IOException {
    try (var files = Files.walk(SOURCE)) {
      return files
          .filter(file -> file.endsWith("main.tf"))
          .map(file -> SOURCE.relativize(file.resolveSibling("")).toString())
          .sorted()
          .toList();
    }
  }

  /// Another copy, as far as it is now.
  Workspace copy(Path to) throws IOException {
    copy(root, to);
    return new Workspace(terraform, to);
  }

  /// Replaces a text, of which there must be one, in a file.
  void edit(String file, String text, String by) throws IOException {
    var path = root.resolve(file);
    var before = Files.readString(path);
    var at = before.indexOf(text);
    if (at < 0 || before.indexOf(text, at + 1) >= 0) {
      throw new AssertionError(file + " does not have this once: " + text);
    }
    Files.writeString(path, before.replace(text, by));
  }

  /// Leaves of a folder's tests the runs that can say this, if there are any: each takes a second.
  void keepRunsThatSay(String folder, String words) throws IOException {
    try (var files = Files.list(root.resolve(folder).resolve("tests"))) {
      for (var file : (Iterable<Path>) files::iterator) {
        var tests = Files.readString(file);
        if (tests.contains(words)) {
          Files.writeString(file, RUN.matcher(tests).replaceAll(run -> kept(run.group(), words)));
        }
      }
    }
  }

  private static String kept(String run, String words) {
    return run.contains(words) ? Matcher.quoteReplacement(run) : "";
  }

  Outcome run(String folder, String... arguments) throws IOException, InterruptedException {
    return terraform.run(root.resolve(folder), arguments);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : (Iterable<Path>) files::iterator) {
        var target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
