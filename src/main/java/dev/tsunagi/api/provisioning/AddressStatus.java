package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// How much room there is in a subnet. OCI counts now and then, and in hundredths.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AddressStatus(
    @JsonPropertyDescription("OCID of the subnet.") String subnetId,
    @JsonPropertyDescription("How many addresses it can hand out; absent when unknown.")
        @Nullable Integer usable,
    @JsonPropertyDescription("How many of them are free; absent when unknown.")
        @Nullable Integer free,
    @JsonPropertyDescription("What that means, or why it is unknown.") String message) {

  public AddressStatus {
    subnetId = Completed.text(subnetId);
    message = Completed.text(message);
  }
}
