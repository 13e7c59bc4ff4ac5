package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;

/// Whether an object is as it should be, though the API server and others have added to it. Pure.
final class Comparison {

  private Comparison() {}

  /// Whether everything that is desired is there. Lists count as a whole: theirs are ours alone.
  static boolean covers(JsonNode desired, JsonNode live) {
    if (desired.isObject()) {
      return desired
          .propertyStream()
          .allMatch(field -> covers(field.getValue(), live.path(field.getKey())));
    }
    if (desired.isArray()) {
      return desired.size() == live.size()
          && IntStream.range(0, desired.size())
              .allMatch(i -> covers(desired.path(i), live.path(i)));
    }
    return live.isValueNode() && isSame(desired.asText(), live.asText());
  }

  /// The API server writes amounts in its own way.
  private static boolean isSame(String desired, String live) {
    return desired.equals(live) || (isAmount(desired) && isAmount(live) && isEqual(desired, live));
  }

  private static boolean isAmount(String text) {
    return text.matches("[0-9]{1,15}(\\.[0-9]{1,9})?(m|k|[KMGT]i?)?");
  }

  private static boolean isEqual(String one, String other) {
    return new Quantity(one)
            .getNumericalAmount()
            .compareTo(new Quantity(other).getNumericalAmount())
        == 0;
  }
}
