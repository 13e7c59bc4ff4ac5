package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Placement.Spread;

/// Renders the pods of a workload, with nothing that a virtual node does not take. Pure.
final class PodTemplates {

  /// The label of a VirtualNodePool's nodes, and the key of their taint.
  static final String POOL = "tsunagi.dev/virtual-node-pool";

  private static final String ZONE = "topology.kubernetes.io/zone";
  private static final String FAULT_DOMAIN = "oci.oraclecloud.com/fault-domain";

  private PodTemplates() {}

  static Map<String, Object> of(Rendering from) {
    var spec = from.spec();
    var annotations = new TreeMap<>(spec.podAnnotations());
    var bindings = from.bindingsHash();
    if (!bindings.isEmpty()) {
      annotations.put(Marks.BINDINGS, bindings);
    }
    return Fields.of(
        "metadata",
        Fields.of(
            "labels",
            Fields.and(new TreeMap<>(spec.podLabels()), Marks.labels(from.workload())),
            "annotations",
            annotations),
        "spec",
        pod(from));
  }

  private static Map<String, Object> pod(Rendering from) {
    var spec = from.spec();
    return Fields.of(
        "serviceAccountName",
        account(from),
        "automountServiceAccountToken",
        spec.serviceAccount().workloadIdentity() != null,
        "enableServiceLinks",
        false,
        "imagePullSecrets",
        spec.imagePullSecrets().stream().map(name -> Fields.of("name", name)).toList(),
        "nodeSelector",
        selector(from),
        "tolerations",
        tolerations(from),
        "topologySpreadConstraints",
        spread(from),
        "restartPolicy",
        spec.isJob() ? "Never" : null,
        "containers",
        Containers.of(from),
        "volumes",
        Volumes.of(from));
  }

  /// The one that is named, or one of the workload's own.
  static String account(Rendering from) {
    var given = from.spec().serviceAccount().name();
    return given.isEmpty() ? from.name() : given;
  }

  private static Map<String, String> selector(Rendering from) {
    var placement = from.spec().placement();
    var all = new TreeMap<>(placement.nodeSelector());
    if (!placement.pool().isEmpty()) {
      all.put(POOL, pool(from));
    }
    return all;
  }

  /// As the nodes of a VirtualNodePool are labelled: `namespace.name`.
  static String pool(Rendering from) {
    var pool = from.spec().placement().pool();
    return pool.contains("/")
        ? pool.replace('/', '.')
        : from.workload().getMetadata().getNamespace() + "." + pool;
  }

  private static List<Object> tolerations(Rendering from) {
    var placement = from.spec().placement();
    var all = new ArrayList<Object>();
    if (!placement.pool().isEmpty()) {
      all.add(Fields.of("key", POOL, "operator", "Equal", "value", pool(from)));
    }
    placement
        .tolerations()
        .forEach(
            t ->
                all.add(
                    Fields.of(
                        "key",
                        t.key(),
                        "operator",
                        t.value().isEmpty() ? "Exists" : "Equal",
                        "value",
                        t.value(),
                        "effect",
                        t.effect())));
    return all;
  }

  /// Pods of a job need not be apart.
  private static List<Object> spread(Rendering from) {
    if (from.spec().isJob()) {
      return List.of();
    }
    var placement = from.spec().placement();
    return Stream.concat(
            spread(from, ZONE, placement.zones()),
            spread(from, FAULT_DOMAIN, placement.faultDomains()))
        .toList();
  }

  private static Stream<Object> spread(Rendering from, String key, Spread how) {
    return how == Spread.NONE
        ? Stream.of()
        : Stream.of(
            Fields.of(
                "maxSkew",
                1,
                "topologyKey",
                key,
                "whenUnsatisfiable",
                how == Spread.REQUIRED ? "DoNotSchedule" : "ScheduleAnyway",
                "labelSelector",
                Fields.of("matchLabels", Marks.selector(from.workload()))));
  }
}
