package dev.tsunagi.bench;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

/// What one scenario measured, in the order in which it is to be read.
final class Result {

  private final String scenario;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  Result(String scenario) {
    this.scenario = scenario;
  }

  Result with(String figure, Object value) {
    figures.put(figure, value instanceof Double d ? Math.round(d * 10) / 10.0 : value);
    return this;
  }

  /// Several figures, one a line, below a name.
  Result with(String name, Map<String, Integer> counts) {
    new TreeMap<>(counts).forEach((what, count) -> with(name + ": " + what, count));
    return this;
  }

  /// The middle one of several, and which there were.
  Result with(String figure, List<Long> measured) {
    var sorted = measured.stream().sorted().toList();
    return with(figure, "%d  (%s)".formatted(sorted.get(sorted.size() / 2), join(sorted)));
  }

  private static String join(List<Long> figures) {
    return figures.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /// 0 when it was not measured.
  Object get(String figure) {
    return figures.getOrDefault(figure, 0);
  }

  String table() {
    var width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
    return figures.entrySet().stream()
        .map(figure -> row(width, figure))
        .collect(Collectors.joining("\n", "\n" + scenario + "\n", ""));
  }

  private static String row(int width, Map.Entry<String, Object> figure) {
    return "  "
        + figure.getKey()
        + " ".repeat(width - figure.getKey().length() + 2)
        + figure.getValue();
  }

  void write(Path directory) throws IOException {
    Files.createDirectories(directory);
    var file = directory.resolve(scenario.replaceAll("[^A-Za-z0-9]+", "-") + ".json");
    new ObjectMapper()
        .enable(SerializationFeature.INDENT_OUTPUT)
        .writeValue(file.toFile(), figures);
  }
}
