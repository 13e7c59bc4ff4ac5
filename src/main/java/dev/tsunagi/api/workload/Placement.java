package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;

/// On which nodes pods run.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Placement(
    @JsonPropertyDescription(
            "A VirtualNodePool, as name or namespace/name: its nodes are selected by their label"
                + " tsunagi.dev/virtual-node-pool, and a taint of that key and value is tolerated.")
        @Pattern("^([a-z0-9-]+/)?[a-z0-9.-]+$")
        @Size(min = 1, max = 63)
        String pool,
    @JsonPropertyDescription("Labels that a node must have.") Map<String, String> nodeSelector,
    @JsonPropertyDescription("Taints of nodes that do no harm.") @Size(max = 50)
        List<Toleration> tolerations,
    @JsonPropertyDescription("How pods spread over availability domains.") Spread zones,
    @JsonPropertyDescription("How pods spread over fault domains.") Spread faultDomains,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  public static final Placement ANYWHERE =
      new Placement("", Map.of(), List.of(), Spread.PREFERRED, Spread.PREFERRED, Map.of());

  public Placement {
    pool = Completed.text(pool);
    nodeSelector = Completed.map(nodeSelector);
    tolerations = Completed.list(tolerations);
    zones = Completed.or(zones, Spread.PREFERRED);
    faultDomains = Completed.or(faultDomains, Spread.PREFERRED);
    other = Completed.map(other);
  }

  /// How strictly pods are spread.
  public enum Spread {
    /// Evenly where that is possible.
    @JsonProperty("Preferred")
    PREFERRED,
    /// Evenly, or not at all.
    @JsonProperty("Required")
    REQUIRED,
    @JsonProperty("None")
    NONE
  }

  /// A taint that does no harm.
  @ValidationRule(
      value = "has(self.key)",
      message = "give the key: a toleration of every taint would put pods on any node")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Toleration(
      @JsonPropertyDescription("Key of the taint.") @Size(min = 1, max = 317) String key,
      @JsonPropertyDescription("Value of the taint; any otherwise.") @Size(min = 1, max = 63)
          String value,
      @JsonPropertyDescription("NoSchedule, PreferNoSchedule or NoExecute; any otherwise.")
          String effect) {

    public Toleration {
      key = Completed.text(key);
      value = Completed.text(value);
      effect = Completed.text(effect);
    }
  }
}
