package dev.tsunagi.template.call;

import module java.base;

/// What a function takes: its fixed parameters, and perhaps any number of one more type.
public record Signature(List<Parameter> fixed, Optional<Parameter> rest) {

  /// Reads `string int any...`.
  public static Signature of(String text) {
    var fixed = new ArrayList<Parameter>();
    for (var word : text.isEmpty() ? new String[0] : text.split(" ")) {
      if (word.endsWith("...")) {
        var rest = Parameter.of(word.substring(0, word.length() - 3));
        return new Signature(List.copyOf(fixed), Optional.of(rest));
      }
      fixed.add(Parameter.of(word));
    }
    return new Signature(List.copyOf(fixed), Optional.empty());
  }

  /// The type of the argument at that place.
  public Parameter at(int index) {
    return index < fixed.size() ? fixed.get(index) : rest.orElseThrow();
  }
}
