package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// The provider of a store: exactly one is meant to be given.
///
/// @param foreign providers that other controllers serve, by their key, as they were written
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record StoreProvider(
    @Nullable OracleProvider oracle,
    @Nullable FakeProvider fake,
    @Nullable KubernetesProvider kubernetes,
    @JsonAnySetter @JsonAnyGetter Map<String, JsonNode> foreign) {

  public static final StoreProvider NONE = new StoreProvider(null, null, null, Map.of());

  public StoreProvider {
    foreign = Completed.map(foreign);
  }

  /// The keys that are given, ours first.
  @JsonIgnore
  public List<String> names() {
    var names = new ArrayList<String>();
    if (oracle != null) {
      names.add("oracle");
    }
    if (fake != null) {
      names.add("fake");
    }
    if (kubernetes != null) {
      names.add("kubernetes");
    }
    names.addAll(foreign.keySet());
    return List.copyOf(names);
  }

  /// Whether the store is another controller's: it names a provider, and none of ours.
  @JsonIgnore
  public boolean isForeign() {
    return !foreign.isEmpty() && oracle == null && fake == null && kubernetes == null;
  }
}
