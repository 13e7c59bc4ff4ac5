package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;

/// An ordinary container beside the main one.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Sidecar(
    @JsonPropertyDescription("Name of the container.")
        @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @Size(min = 1, max = 63)
        String name,
    @JsonPropertyDescription("Its image.") @Required @Size(min = 1, max = 1000) String image,
    @JsonPropertyDescription("Entry point in the place of the image's.") @Size(max = 200)
        List<String> command,
    @JsonPropertyDescription("Arguments of the entry point.") @Size(max = 200) List<String> args,
    @JsonPropertyDescription("Its environment variables.") @Size(max = 500)
        List<ContainerParts.EnvVar> env,
    @JsonPropertyDescription("Ports on which it listens.") @Size(max = 50)
        List<ContainerParts.Port> ports,
    @JsonPropertyDescription("What it gets; 125m and 256Mi otherwise.") ContainerParts.Size size,
    @JsonPropertyDescription("How its health is found out.") ContainerParts.Probes probes,
    @JsonPropertyDescription("What it may do, and as whom.") ContainerParts.Security security,
    @JsonPropertyDescription("Names of the bindings that it gets, too.") @Size(max = 20)
        List<String> bindings,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  public Sidecar {
    name = Completed.text(name);
    image = Completed.text(image);
    command = Completed.list(command);
    args = Completed.list(args);
    env = Completed.list(env);
    ports = Completed.list(ports);
    size = Completed.or(size, ContainerParts.Size.UNSAID);
    probes = Completed.or(probes, ContainerParts.Probes.NONE);
    security = Completed.or(security, ContainerParts.Security.UNSAID);
    bindings = Completed.list(bindings);
    other = Completed.map(other);
  }
}
