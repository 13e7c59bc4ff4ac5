package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// One virtual node.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record VirtualNodeStatus(
    @JsonPropertyDescription("Its name in OCI.") String name,
    @JsonPropertyDescription("Its OCID.") String id,
    @JsonPropertyDescription("Its lifecycle state in OCI's words.") String state,
    @JsonPropertyDescription("Whether its Node in this cluster is Ready; absent when unknown.")
        @Nullable Boolean ready,
    @JsonPropertyDescription("Its availability domain.") String availabilityDomain,
    @JsonPropertyDescription("Its fault domain.") String faultDomain,
    @JsonPropertyDescription("OCID of its subnet.") String subnetId,
    @JsonPropertyDescription("Its address, which is also the name of its Node.") String privateIp,
    @JsonPropertyDescription("What is wrong with it, in OCI's words.") String error) {

  public VirtualNodeStatus {
    name = Completed.text(name);
    id = Completed.text(id);
    state = Completed.text(state);
    availabilityDomain = Completed.text(availabilityDomain);
    faultDomain = Completed.text(faultDomain);
    subnetId = Completed.text(subnetId);
    privateIp = Completed.text(privateIp);
    error = Completed.text(error);
  }
}
