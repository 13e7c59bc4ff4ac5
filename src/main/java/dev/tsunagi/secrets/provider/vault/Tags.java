package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// The tags of a secret as one JSON object, in which a property path picks one: freeform tags by
/// their key, defined tags by namespace and key (`Operations.CostCenter`). Pure.
///
/// A freeform tag wins over a namespace of defined tags that has its name.
final class Tags {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private Tags() {}

  static SecretValue json(
      @Nullable Map<String, String> freeform, @Nullable Map<String, Map<String, Object>> defined) {
    var all = new TreeMap<String, Object>();
    all.putAll(Objects.requireNonNullElse(defined, Map.of()));
    all.putAll(Objects.requireNonNullElse(freeform, Map.of()));
    try {
      return SecretValue.of(JSON.writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("tags came from JSON", e);
    }
  }
}
