package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// What about a field is refused. A condition looks only at fields that are given and not null.
public sealed interface Condition {

  /// The paths below `value` that are refused; an empty path stands for `value` itself.
  List<String> places(JsonNode value);

  List<String> ITSELF = List.of("");
  List<String> NOWHERE = List.of();

  /// The condition that these words of the table mean.
  static Condition of(String words) {
    var parts = words.split(" ", -1);
    var last = List.of(parts).subList(Math.min(2, parts.length), parts.length);
    return switch (parts.length < 2 ? words : parts[0] + " " + parts[1]) {
      case "given" -> new Given();
      case "not empty" -> new NotEmpty();
      case "no amount" -> new NoAmount();
      case "other than" -> new OtherThan(last);
      case "none of" -> new NoneOf(last);
      case "more than" -> new MoreThanOne(last.getLast());
      case "requests not" -> new RequestsNotLimits();
      default -> ofOneWord(parts);
    };
  }

  private static Condition ofOneWord(String[] parts) {
    return switch (parts[0]) {
      case "is" -> new Is(parts[1]);
      case "above" -> new Above(parts[1]);
      case "without" -> new Without(parts[1]);
      case "between" -> new Between(Long.parseLong(parts[1]), Long.parseLong(parts[2]));
      case "beside" -> new Beside(List.of(parts).subList(1, parts.length));
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  static List<String> itselfIf(boolean refused) {
    return refused ? ITSELF : NOWHERE;
  }

  /// Refused whatever it says.
  record Given() implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return ITSELF;
    }
  }

  /// Empty lists, objects and texts are as good as none.
  record NotEmpty() implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return itselfIf(value.isValueNode() ? !value.asText().isEmpty() : !value.isEmpty());
    }
  }

  record Is(String refused) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return itselfIf(value.isValueNode() && value.asText().equals(refused));
    }
  }

  /// An empty text is accepted, too: it stands for the default.
  record OtherThan(List<String> accepted) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return itselfIf(
          !value.isValueNode() || !(value.asText().isEmpty() || accepted.contains(value.asText())));
    }
  }

  record Between(long least, long greatest) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return itselfIf(value.isNumber() && value.asLong() >= least && value.asLong() <= greatest);
    }
  }

  /// A list of which more than one element has `field`: the second and all that follow are refused.
  record MoreThanOne(String field) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return IntStream.range(0, value.size())
          .filter(i -> FieldPattern.isGiven(value.path(i).path(field)))
          .skip(1)
          .mapToObj(i -> "[" + i + "]." + field)
          .toList();
    }
  }

  /// An object without any of these fields, unless all it has is a name.
  record NoneOf(List<String> accepted) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      var given = given(value);
      if (given.stream().anyMatch(accepted::contains)) {
        return NOWHERE;
      }
      return given.stream().filter(name -> !name.equals("name")).map(FieldPattern::field).toList();
    }
  }

  /// Fields, or keys of a map, besides these.
  record Beside(List<String> accepted) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return given(value).stream()
          .filter(name -> !accepted.contains(name))
          .map(FieldPattern::field)
          .toList();
    }
  }

  /// An object that lacks `path`, e.g. `limits.cpu`.
  record Without(String path) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      var found = FieldPattern.of(path).select(value, "").findAny();
      return found.isEmpty() ? List.of(path) : NOWHERE;
    }
  }

  /// Requests that are not their limits, though both are given.
  record RequestsNotLimits() implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      var limits = value.path("limits");
      return given(value.path("requests")).stream()
          .filter(name -> FieldPattern.isGiven(limits.path(name)))
          .filter(name -> !Quantities.same(value.path("requests").path(name), limits.path(name)))
          .map(name -> FieldPattern.join("requests", FieldPattern.field(name)))
          .toList();
    }
  }

  /// Amounts in a map that are none, or negative.
  record NoAmount() implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      return given(value).stream()
          .filter(name -> Quantities.read(value.get(name)).isEmpty())
          .map(FieldPattern::field)
          .toList();
    }
  }

  record Above(String amount) implements Condition {
    @Override
    public List<String> places(JsonNode value) {
      var most = Quantities.read(amount).orElseThrow();
      return itselfIf(Quantities.read(value).filter(v -> v.compareTo(most) > 0).isPresent());
    }
  }

  private static List<String> given(JsonNode value) {
    return value
        .propertyStream()
        .filter(field -> FieldPattern.isGiven(field.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }
}
