package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a workload is reached.
public final class Exposure {

  private Exposure() {}

  /// A Service.
  @ValidationRule(
      value = "!has(self.loadBalancer) || (has(self.type) && self.type == 'LoadBalancer')",
      message = "loadBalancer needs type: LoadBalancer")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Service(
      @JsonPropertyDescription("ClusterIP for the cluster only, LoadBalancer for others as well.")
          ServiceType type,
      @JsonPropertyDescription("Ports of the service; otherwise those of the main container.")
          @Size(max = 50)
          List<ServicePort> ports,
      @JsonPropertyDescription("The load balancer of Oracle Cloud, with type: LoadBalancer.")
          LoadBalancer loadBalancer,
      @JsonPropertyDescription("Annotations of the Service besides ours.")
          Map<String, String> annotations,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Service {
      type = Completed.or(type, ServiceType.CLUSTER_IP);
      ports = Completed.list(ports);
      loadBalancer = Completed.or(loadBalancer, LoadBalancer.DEFAULT);
      annotations = Completed.map(annotations);
      other = Completed.map(other);
    }
  }

  /// Who can reach a Service.
  public enum ServiceType {
    @JsonProperty("ClusterIP")
    CLUSTER_IP,
    @JsonProperty("LoadBalancer")
    LOAD_BALANCER
  }

  /// A port of the Service.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record ServicePort(
      @JsonPropertyDescription("Name; needed when there are several.") @Size(min = 1, max = 15)
          String name,
      @JsonPropertyDescription("Number of the port.") @Required @Min(1) @Max(65535) int port,
      @JsonPropertyDescription("Port of the container; the same otherwise.") @Min(1) @Max(65535)
          @Nullable Integer targetPort,
      @JsonPropertyDescription("TCP or UDP.") ContainerParts.Protocol protocol,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public ServicePort {
      name = Completed.text(name);
      protocol = Completed.or(protocol, ContainerParts.Protocol.TCP);
      other = Completed.map(other);
    }
  }

  /// A flexible load balancer. It reaches the pods at their own addresses; the rules that let it
  /// through are yours to make, as Oracle Cloud manages none for virtual nodes.
  @ValidationRule(
      value = "self.minMbps <= self.maxMbps",
      message = "minMbps must not be above maxMbps")
  @ValidationRule(
      value = "has(self.tlsSecretName) == has(self.tlsPorts)",
      message = "tlsSecretName and tlsPorts go together")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record LoadBalancer(
      @JsonPropertyDescription("Reachable in the network only, without a public address.")
          boolean internal,
      @JsonPropertyDescription("Least bandwidth in Mbps; 10 otherwise.")
          @Default("10")
          @Min(10)
          @Max(8000)
          int minMbps,
      @JsonPropertyDescription("Most bandwidth in Mbps; 100 otherwise.")
          @Default("100")
          @Min(10)
          @Max(8000)
          int maxMbps,
      @JsonPropertyDescription("OCID of its subnet; otherwise the cluster's for load balancers.")
          @Size(min = 1, max = 255)
          String subnetId,
      @JsonPropertyDescription("OCIDs of network security groups that it belongs to.")
          @Size(max = 5)
          List<String> nsgIds,
      @JsonPropertyDescription("A TLS Secret with which it ends TLS itself.")
          @Size(min = 1, max = 253)
          String tlsSecretName,
      @JsonPropertyDescription("Ports of the service on which it does so.") @Size(max = 20)
          List<Integer> tlsPorts,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public static final LoadBalancer DEFAULT =
        new LoadBalancer(false, 10, 100, "", List.of(), "", List.of(), Map.of());

    public LoadBalancer {
      minMbps = minMbps == 0 ? 10 : minMbps;
      maxMbps = maxMbps == 0 ? Math.max(100, minMbps) : maxMbps;
      subnetId = Completed.text(subnetId);
      nsgIds = Completed.list(nsgIds);
      tlsSecretName = Completed.text(tlsSecretName);
      tlsPorts = Completed.list(tlsPorts);
      other = Completed.map(other);
    }
  }

  /// HTTP routing to the Service.
  @ValidationRule(
      value = "has(self.ingress) != has(self.gateway)",
      message = "give one of ingress and gateway")
  @ValidationRule(
      value = "!(has(self.gateway) && has(self.tlsSecretName))",
      message = "tlsSecretName is for ingress; a gateway's TLS is its listener's")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Route(
      @JsonPropertyDescription("Host names; any otherwise.") @Size(max = 20) List<String> hosts,
      @JsonPropertyDescription("What paths begin with; / otherwise.") @Size(min = 1, max = 500)
          String path,
      @JsonPropertyDescription("Port of the service; its first otherwise.") @Min(1) @Max(65535)
          @Nullable Integer port,
      @JsonPropertyDescription("A TLS Secret for the hosts, with ingress.")
          @Size(min = 1, max = 253)
          String tlsSecretName,
      @JsonPropertyDescription("Route by an Ingress.") @Nullable Ingress ingress,
      @JsonPropertyDescription("Route by an HTTPRoute of the Gateway API.")
          @Nullable Gateway gateway,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Route {
      hosts = Completed.list(hosts);
      path = path == null || path.isEmpty() ? "/" : path;
      tlsSecretName = Completed.text(tlsSecretName);
      other = Completed.map(other);
    }
  }

  /// An Ingress.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Ingress(
      @JsonPropertyDescription("Class of the ingress controller; the cluster's default otherwise.")
          @Size(min = 1, max = 253)
          String className,
      @JsonPropertyDescription("Annotations for the ingress controller.")
          Map<String, String> annotations) {

    public Ingress {
      className = Completed.text(className);
      annotations = Completed.map(annotations);
    }
  }

  /// The Gateway that routes.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Gateway(
      @JsonPropertyDescription("Name of the Gateway.") @Required @Size(min = 1, max = 253)
          String name,
      @JsonPropertyDescription("Its namespace; this one otherwise.") @Size(min = 1, max = 63)
          String namespace,
      @JsonPropertyDescription("Its listener; any otherwise.") @Size(min = 1, max = 253)
          String sectionName) {

    public Gateway {
      name = Completed.text(name);
      namespace = Completed.text(namespace);
      sectionName = Completed.text(sectionName);
    }
  }
}
