package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What to run. It can say what a virtual node can run, and nothing else.
///
/// Wider than a record should be: its fields read like those of a container and a Deployment.
///
/// @param other what was written beside these fields, to be refused by name
@ValidationRule(
    value = "!(has(self.job) && (has(self.replicas) || has(self.autoscaling)))",
    message = "a job has no replicas and no autoscaling; use job.parallelism")
@ValidationRule(
    value = "!(has(self.job) && (has(self.service) || has(self.route)))",
    message = "a job serves nobody: leave out service and route, or leave out job")
@ValidationRule(
    value = "!(has(self.job) && has(self.disruptionBudget))",
    message = "disruptionBudget is for services; a job's pods are made anew by its backoffLimit")
@ValidationRule(
    value = "has(self.job) == has(oldSelf.job)",
    message = "a service cannot become a job, nor a job a service: make another workload")
@ValidationRule(
    value = "!has(self.route) || has(self.service)",
    message = "route leads to the service: add service: {}")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription(
    "What to run. It can say what a virtual node can run; any other field is refused by"
        + " name, with the reason.")
public record VirtualNodeWorkloadSpec(
    @JsonPropertyDescription(
            "Image of the main container. Pools of shape Pod.Standard.A1.Flex need arm64 images.")
        @Required
        @Size(min = 1, max = 1000)
        String image,
    @JsonPropertyDescription("Entry point in the place of the image's.") @Size(max = 200)
        List<String> command,
    @JsonPropertyDescription("Arguments of the entry point.") @Size(max = 200) List<String> args,
    @JsonPropertyDescription("Environment variables of the main container.") @Size(max = 500)
        List<ContainerParts.EnvVar> env,
    @JsonPropertyDescription("Ports on which the main container listens.") @Size(max = 50)
        List<ContainerParts.Port> ports,
    @JsonPropertyDescription(
            "What the main container gets: requests and limits alike, as virtual nodes need it. The"
                + " sum over all containers is rounded up to whole OCPUs and GBs, see"
                + " status.podSize.")
        ContainerParts.Size size,
    @JsonPropertyDescription("How the main container's health is found out: by HTTP(S) or exec.")
        ContainerParts.Probes probes,
    @JsonPropertyDescription(
            "A command in the main container before it is told to end, e.g. sleep 15, so that load"
                + " balancers forget a pod before it goes. It must end within 30 s.")
        @Size(max = 100)
        List<String> preStop,
    @JsonPropertyDescription("What the main container may do, and as whom.")
        ContainerParts.Security security,
    @JsonPropertyDescription(
            "Ordinary containers beside the main one. Init containers do not run on virtual nodes.")
        @Size(max = 10)
        List<Sidecar> sidecars,
    @JsonPropertyDescription(
            "How many pods. Leave it out to let kubectl scale or an autoscaler of your own decide.")
        @SpecReplicas
        @Min(0)
        @Max(10000)
        @Nullable Integer replicas,
    @JsonPropertyDescription("Let the number of pods follow the load; replicas is then ignored.")
        Availability.@Nullable Autoscaling autoscaling,
    @JsonPropertyDescription("How changes reach the pods.") Availability.Rollout rollout,
    @JsonPropertyDescription(
            "How many pods may be evicted at once, as when virtual nodes are upgraded; otherwise"
                + " one.")
        Availability.@Nullable DisruptionBudget disruptionBudget,
    @JsonPropertyDescription("Run to completion, once or by a schedule, in the place of a service.")
        @Nullable Batch job,
    @JsonPropertyDescription("A name and an address for the pods.")
        Exposure.@Nullable Service service,
    @JsonPropertyDescription("HTTP routing to the service, by an Ingress or a Gateway.")
        Exposure.@Nullable Route route,
    @JsonPropertyDescription("As whom the pods act towards Kubernetes and Oracle Cloud.")
        Identity serviceAccount,
    @JsonPropertyDescription(
            "Secrets of type kubernetes.io/dockerconfigjson to pull images with. Private"
                + " repositories of OCIR need one.")
        @Size(max = 10)
        List<String> imagePullSecrets,
    @JsonPropertyDescription("On which nodes the pods run, and how they are spread.")
        Placement placement,
    @JsonPropertyDescription(
            "Files with contents given here. They go into ConfigMaps named after what they hold;"
                + " a change rolls the pods.")
        @Size(max = 20)
        List<FileSet> files,
    @JsonPropertyDescription("The one directory that may be written to besides the image's own.")
        @Nullable Scratch scratch,
    @JsonPropertyDescription(
            "Secrets that the pods need, by what makes them. The first rollout waits for all of"
                + " them, and a change of what they hold rolls the pods.")
        @Size(max = 20)
        List<Binding> bindings,
    @JsonPropertyDescription("Labels that the pods carry besides ours.")
        Map<String, String> podLabels,
    @JsonPropertyDescription("Annotations that the pods carry besides ours.")
        Map<String, String> podAnnotations,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  /// Files with contents of their own.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record FileSet(
      @JsonPropertyDescription("Name of the set, part of the ConfigMap's.") @Size(min = 1, max = 40)
          String name,
      @JsonPropertyDescription("Directory in which the files appear.") @Size(min = 1, max = 500)
          String mountPath,
      @JsonPropertyDescription("Contents by file name.") Map<String, String> contents,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public FileSet {
      name = Completed.text(name);
      mountPath = Completed.text(mountPath);
      contents = Completed.map(contents);
      other = Completed.map(other);
    }
  }

  /// Room for temporary files. A virtual node gives a pod one emptyDir, in its 15 GB of storage.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Scratch(
      @JsonPropertyDescription("Directory; every container sees it.") @Size(min = 1, max = 500)
          String mountPath,
      @JsonPropertyDescription("Keep it in memory, which then counts against the container.")
          boolean inMemory,
      @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

    public Scratch {
      mountPath = Completed.text(mountPath);
      other = Completed.map(other);
    }
  }

  public static final VirtualNodeWorkloadSpec EMPTY =
      new VirtualNodeWorkloadSpec(
          "",
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          ContainerParts.Size.UNSAID,
          ContainerParts.Probes.NONE,
          List.of(),
          ContainerParts.Security.UNSAID,
          List.of(),
          null,
          null,
          Availability.Rollout.DEFAULT,
          null,
          null,
          null,
          null,
          Identity.OWN,
          List.of(),
          Placement.ANYWHERE,
          List.of(),
          null,
          List.of(),
          Map.of(),
          Map.of(),
          Map.of());

  public VirtualNodeWorkloadSpec {
    image = Completed.text(image);
    command = Completed.list(command);
    args = Completed.list(args);
    env = Completed.list(env);
    ports = Completed.list(ports);
    size = Completed.or(size, ContainerParts.Size.UNSAID);
    probes = Completed.or(probes, ContainerParts.Probes.NONE);
    preStop = Completed.list(preStop);
    security = Completed.or(security, ContainerParts.Security.UNSAID);
    sidecars = Completed.list(sidecars);
    rollout = Completed.or(rollout, Availability.Rollout.DEFAULT);
    serviceAccount = Completed.or(serviceAccount, Identity.OWN);
    imagePullSecrets = Completed.list(imagePullSecrets);
    placement = Completed.or(placement, Placement.ANYWHERE);
    files = Completed.list(files);
    bindings = Completed.list(bindings);
    podLabels = Completed.map(podLabels);
    podAnnotations = Completed.map(podAnnotations);
    other = Completed.map(other);
  }

  @JsonIgnore
  public boolean isJob() {
    return job != null;
  }
}
