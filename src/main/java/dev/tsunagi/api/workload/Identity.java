package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The service account of the pods.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Identity(
    @JsonPropertyDescription(
            "An existing service account. Otherwise one of the workload's own name is made.")
        @Size(min = 1, max = 253)
        String name,
    @JsonPropertyDescription("Annotations of the service account that is made.")
        Map<String, String> annotations,
    @JsonPropertyDescription(
            "Act towards Oracle Cloud as this service account. Only then do the pods get a token.")
        @Nullable WorkloadIdentity workloadIdentity) {

  public static final Identity OWN = new Identity("", Map.of(), null);

  public Identity {
    name = Completed.text(name);
    annotations = Completed.map(annotations);
  }

  /// What the SDKs of Oracle Cloud have to be told.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record WorkloadIdentity(
      @JsonPropertyDescription(
              "Region to act in, e.g. eu-frankfurt-1; the operator's --oci-region otherwise.")
          @Size(min = 1, max = 100)
          String region) {

    public WorkloadIdentity {
      region = Completed.text(region);
    }
  }
}
