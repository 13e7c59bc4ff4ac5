package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a container on a virtual node can be told.
///
/// Whatever was written beside the fields is kept as `other`, to be refused by name.
public final class ContainerParts {

  private static final String QUANTITY = "^[0-9]+(\\.[0-9]{1,3})?(m|k|M|G|T|Ki|Mi|Gi|Ti)?$";

  private ContainerParts() {}

  /// One environment variable: a value, or where it is.
  @ValidationRule(
      value =
          "(has(self.value) ? 1 : 0) + (has(self.secretKeyRef) ? 1 : 0)"
              + " + (has(self.configMapKeyRef) ? 1 : 0) + (has(self.fieldPath) ? 1 : 0) <= 1",
      message = "give one of value, secretKeyRef, configMapKeyRef and fieldPath")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record EnvVar(
      @JsonPropertyDescription("Name of the variable.")
          @Required
          @io.fabric8.generator.annotation.Size(min = 1, max = 253)
          String name,
      @JsonPropertyDescription("Its value.") String value,
      @JsonPropertyDescription(
              "A key of a Secret. Its changes do not roll the pods; use bindings for that.")
          @Nullable KeyRef secretKeyRef,
      @JsonPropertyDescription("A key of a ConfigMap. Its changes do not roll the pods.")
          @Nullable KeyRef configMapKeyRef,
      @JsonPropertyDescription("A field of the pod, e.g. metadata.name or status.podIP.")
          String fieldPath,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public EnvVar {
      name = Completed.text(name);
      value = Completed.text(value);
      fieldPath = Completed.text(fieldPath);
      other = Completed.map(other);
    }
  }

  /// One key of an object of the same namespace.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record KeyRef(
      @JsonPropertyDescription("Name of the object.")
          @Required
          @io.fabric8.generator.annotation.Size(min = 1, max = 253)
          String name,
      @JsonPropertyDescription("The key.")
          @Required
          @io.fabric8.generator.annotation.Size(min = 1, max = 253)
          String key) {

    public KeyRef {
      name = Completed.text(name);
      key = Completed.text(key);
    }
  }

  /// A port that a container listens on.
  @ValidationRule(
      value = "self.containerPort < 30000 || self.containerPort > 32767",
      message =
          "ports from 30000 to 32767 are those of node ports, and do not work on virtual"
              + " nodes")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Port(
      @JsonPropertyDescription("Name, for the service and the probes.")
          @io.fabric8.generator.annotation.Size(min = 1, max = 15)
          String name,
      @JsonPropertyDescription("Number of the port, outside of 30000 to 32767.")
          @Required
          @Min(1)
          @Max(65535)
          int containerPort,
      @JsonPropertyDescription("TCP or UDP.") Protocol protocol,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Port {
      name = Completed.text(name);
      protocol = Completed.or(protocol, Protocol.TCP);
      other = Completed.map(other);
    }
  }

  /// How a port speaks.
  public enum Protocol {
    TCP,
    UDP
  }

  /// How large a container is.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Size(
      @JsonPropertyDescription("Processors, as Kubernetes writes them: 500m, 1, 2.5.")
          @Pattern(QUANTITY)
          @io.fabric8.generator.annotation.Size(min = 1, max = 20)
          String cpu,
      @JsonPropertyDescription("Memory, as Kubernetes writes it: 768Mi, 2Gi.")
          @Pattern(QUANTITY)
          @io.fabric8.generator.annotation.Size(min = 1, max = 20)
          String memory,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public static final Size UNSAID = new Size("", "", Map.of());

    public Size {
      cpu = Completed.text(cpu);
      memory = Completed.text(memory);
      other = Completed.map(other);
    }
  }

  /// How a container's health is found out.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Probes(
      @JsonPropertyDescription("Whether it has started; the other probes wait for it.")
          @Nullable Probe startup,
      @JsonPropertyDescription("Whether it can serve.") @Nullable Probe readiness,
      @JsonPropertyDescription("Whether it should be restarted.") @Nullable Probe liveness,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public static final Probes NONE = new Probes(null, null, null, Map.of());

    public Probes {
      other = Completed.map(other);
    }
  }

  /// One probe: a request, or a command. gRPC and TCP probes do not work on virtual nodes.
  @ValidationRule(
      value = "has(self.httpGet) != has(self.exec)",
      message = "give one of httpGet and exec")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Probe(
      @JsonPropertyDescription("A request that must succeed.") @Nullable HttpGet httpGet,
      @JsonPropertyDescription("A command in the container that must succeed.")
          @io.fabric8.generator.annotation.Size(max = 100)
          List<String> exec,
      @JsonPropertyDescription("How long to wait at first.") @Min(0)
          @Nullable Integer initialDelaySeconds,
      @JsonPropertyDescription("How often to try; 10 otherwise.") @Min(1)
          @Nullable Integer periodSeconds,
      @JsonPropertyDescription("How long a try may take; 1 otherwise.") @Min(1)
          @Nullable Integer timeoutSeconds,
      @JsonPropertyDescription("How many tries in a row must fail; 3 otherwise.") @Min(1)
          @Nullable Integer failureThreshold,
      @JsonPropertyDescription("How many tries in a row must succeed; 1 otherwise.") @Min(1)
          @Nullable Integer successThreshold,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Probe {
      exec = Completed.list(exec);
      other = Completed.map(other);
    }
  }

  /// A request to the container.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record HttpGet(
      @JsonPropertyDescription("Path; / otherwise.") String path,
      @JsonPropertyDescription("Number of the port.") @Required @Min(1) @Max(65535) int port,
      @JsonPropertyDescription("HTTP or HTTPS.") Scheme scheme) {

    public HttpGet {
      path = path == null || path.isEmpty() ? "/" : path;
      scheme = Completed.or(scheme, Scheme.HTTP);
    }
  }

  /// How a request travels.
  public enum Scheme {
    HTTP,
    HTTPS
  }

  /// What a container may do. Privileges can never be gained.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Security(
      @JsonPropertyDescription("Refuse to run as root.") @Nullable Boolean runAsNonRoot,
      @JsonPropertyDescription("Number of the user; the image's otherwise.") @Min(0)
          @Nullable Long runAsUser,
      @JsonPropertyDescription("Number of the group; the image's otherwise.") @Min(0)
          @Nullable Long runAsGroup,
      @JsonPropertyDescription("Let nothing be written but below scratch.")
          @Nullable Boolean readOnlyRootFilesystem,
      @JsonPropertyDescription("Capabilities to take away, e.g. ALL.")
          @io.fabric8.generator.annotation.Size(max = 50)
          List<String> dropCapabilities,
      @JsonPropertyDescription("Capabilities to add, e.g. NET_ADMIN.")
          @io.fabric8.generator.annotation.Size(max = 50)
          List<String> addCapabilities,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public static final Security UNSAID =
        new Security(null, null, null, null, List.of(), List.of(), Map.of());

    public Security {
      dropCapabilities = Completed.list(dropCapabilities);
      addCapabilities = Completed.list(addCapabilities);
      other = Completed.map(other);
    }
  }
}
