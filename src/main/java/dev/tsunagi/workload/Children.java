package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.VirtualNodeWorkload;
import dev.tsunagi.kube.GenericObjects.Kind;
import dev.tsunagi.kube.OwnedObjects;
import dev.tsunagi.kube.ReducedItemStore;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.javaoperatorsdk.operator.api.config.informer.InformerEventSourceConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.processing.GroupVersionKind;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;

/// The objects that workloads are made of: watched by our label, and asked for by name where the
/// watches know none.
final class Children {

  /// Of the others the status changes often and says nothing to us.
  private static final Set<Kind> WITH_STATUS = Set.of(Kinds.DEPLOYMENT, Kinds.JOB, Kinds.SERVICE);

  private final OwnedObjects objects;
  private final Map<Kind, InformerEventSource<GenericKubernetesResource, VirtualNodeWorkload>>
      watched = new ConcurrentHashMap<>();

  Children(OwnedObjects objects) {
    this.objects = objects;
  }

  /// What carries the workload's label, and whatever else has the name of something desired.
  List<Live> of(
      VirtualNodeWorkload workload, List<Desired> desired, Context<VirtualNodeWorkload> context) {
    begin(desired, context);
    var all =
        watched.values().stream()
            .flatMap(source -> source.getSecondaryResources(workload).stream())
            .map(Live::new)
            .collect(Collectors.toCollection(ArrayList::new));
    var namespace = workload.getMetadata().getNamespace();
    desired.stream()
        .filter(d -> all.stream().noneMatch(live -> live.is(d)))
        .flatMap(d -> objects.find(d.kind(), namespace, d.name()).stream())
        .map(Live::new)
        .toList()
        .forEach(all::add);
    return List.copyOf(all);
  }

  /// The watches begin with the first workload: who has none need not watch. That of routes waits
  /// until the cluster has them, and is not asked about unless somebody wants one.
  private synchronized void begin(List<Desired> desired, Context<VirtualNodeWorkload> context) {
    var asks =
        watched.isEmpty() || desired.stream().anyMatch(d -> d.kind().equals(Kinds.HTTP_ROUTE));
    Kinds.ALL.stream()
        .filter(kind -> !watched.containsKey(kind))
        .filter(kind -> (asks || !kind.equals(Kinds.HTTP_ROUTE)) && objects.isThere(kind))
        .forEach(
            kind -> {
              var sources = context.eventSourceRetriever();
              var source = source(kind, sources.eventSourceContextForDynamicRegistration());
              sources.dynamicallyRegisterEventSource(source);
              watched.put(kind, source);
            });
  }

  private static InformerEventSource<GenericKubernetesResource, VirtualNodeWorkload> source(
      Kind kind, EventSourceContext<VirtualNodeWorkload> context) {
    var configuration =
        InformerEventSourceConfiguration.from(
                new GroupVersionKind(kind.group(), kind.version(), kind.kind()),
                VirtualNodeWorkload.class)
            .withName("children-" + kind.kind())
            .withNamespacesInheritedFromController()
            .withLabelSelector(Marks.WORKLOAD)
            .withItemStore(new ReducedItemStore<>(Children::reduced))
            .withOnUpdateFilter((fresh, old) -> !isSame(fresh, old))
            .withSecondaryToPrimaryMapper(Children::owners)
            .build();
    return new InformerEventSource<>(configuration, context);
  }

  private static Set<ResourceID> owners(HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .filter(owner -> owner.getKind().equals("VirtualNodeWorkload"))
        .map(owner -> new ResourceID(owner.getName(), object.getMetadata().getNamespace()))
        .collect(Collectors.toSet());
  }

  private static GenericKubernetesResource reduced(GenericKubernetesResource object) {
    var kind = new Kind(object.getApiVersion(), object.getKind());
    var content = new LinkedHashMap<>(object.getAdditionalProperties());
    if (!WITH_STATUS.contains(kind)) {
      content.remove("status");
    }
    var reduced = new GenericKubernetesResource();
    reduced.setApiVersion(object.getApiVersion());
    reduced.setKind(object.getKind());
    reduced.setMetadata(
        new ObjectMetaBuilder(object.getMetadata()).withManagedFields(List.of()).build());
    reduced.setAdditionalProperties(content);
    return reduced;
  }

  private static boolean isSame(GenericKubernetesResource fresh, GenericKubernetesResource old) {
    return comparable(fresh).equals(comparable(old));
  }

  private static GenericKubernetesResource comparable(GenericKubernetesResource object) {
    var reduced = reduced(object);
    reduced.getMetadata().setResourceVersion(null);
    return reduced;
  }
}
