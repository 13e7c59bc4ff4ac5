package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import dev.tsunagi.api.common.Unsaid;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What became of the OCI resource, for every kind alike.
///
/// Wider than a record should be: each of these is a line that `kubectl describe` shows. Those of
/// [ScaledStatus] are no record of their own, since the JSON of our client could not unwrap it.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("What became of the OCI resource.")
public record ProvisionedStatus(
    @JsonPropertyDescription("The OCID of the OCI resource.") String id,
    @JsonPropertyDescription("How this object came by it: Bound, Created or Adopted.")
        @Nullable Origin origin,
    @JsonPropertyDescription("Its lifecycle state in OCI's words.") String lifecycleState,
    @JsonPropertyDescription("What else OCI tells of it, such as its endpoint.")
        Map<String, String> attributes,
    @JsonPropertyDescription("Fields of the spec that differ from OCI, with both values.")
        List<DriftedField> drift,
    @JsonPropertyDescription("The latest work request, while it runs or when it failed.")
        @Nullable WorkStatus work,
    @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
        @JsonPropertyDescription("Names the connection Secret, as Service Binding looks for it.")
        BindingRef binding,
    @JsonPropertyDescription("Ready: usable now. Synced: the last run did what it wanted.")
        List<Condition> conditions,
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration,
    @JsonPropertyDescription("What must survive a crash between a call and its answer.")
        @Nullable Pledge pledge,
    @JsonPropertyDescription("Which version of each secret input OCI was last given.")
        Map<String, String> credentials,
    @JsonPropertyDescription("How many virtual nodes there are in OCI.") @Nullable Integer size,
    @JsonPropertyDescription(
            "How many of them are Nodes of this cluster that are Ready; absent when that cannot be"
                + " told.")
        @Nullable Integer readyNodes,
    @JsonPropertyDescription("Selects their Nodes.") String selector,
    @JsonPropertyDescription("The virtual nodes, those in trouble first; a hundred at most.")
        List<VirtualNodeStatus> nodes,
    @JsonPropertyDescription("How much room there is in the subnet of the pods.")
        @Nullable AddressStatus addresses,
    @JsonPropertyDescription("The same in the words of OSOK.") OsokStatus status)
    implements Conditioned {

  public static final ProvisionedStatus EMPTY =
      new ProvisionedStatus(
          "",
          null,
          "",
          Map.of(),
          List.of(),
          null,
          BindingRef.NONE,
          List.of(),
          null,
          null,
          Map.of(),
          null,
          null,
          "",
          List.of(),
          null,
          OsokStatus.EMPTY);

  public ProvisionedStatus {
    id = Completed.text(id);
    lifecycleState = Completed.text(lifecycleState);
    attributes = Completed.map(attributes);
    drift = Completed.list(drift);
    binding = Completed.or(binding, BindingRef.NONE);
    conditions = Completed.list(conditions);
    credentials = Completed.map(credentials);
    selector = Completed.text(selector);
    nodes = Completed.list(nodes);
    status = Completed.or(status, OsokStatus.EMPTY);
  }

  /// What there is only of kinds that consist of nodes; their CRDs alone have it.
  public ScaledStatus scaled() {
    return new ScaledStatus(size, readyNodes, selector, nodes, addresses);
  }
}
