package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Exposure.LoadBalancer;
import dev.tsunagi.api.workload.Exposure.Route;
import dev.tsunagi.api.workload.Exposure.Service;
import dev.tsunagi.api.workload.Exposure.ServicePort;
import dev.tsunagi.api.workload.Exposure.ServiceType;

/// Renders how a workload is reached. Pure.
final class Exposures {

  private static final String OF_LOAD_BALANCER = "service.beta.kubernetes.io/oci-load-balancer-";

  private Exposures() {}

  static Optional<Map<String, Object>> service(Rendering from) {
    var service = from.spec().service();
    return service == null || from.spec().isJob()
        ? Optional.empty()
        : Optional.of(service(from, service));
  }

  private static Map<String, Object> service(Rendering from, Service service) {
    var balanced = service.type() == ServiceType.LOAD_BALANCER;
    var annotations = new TreeMap<String, String>();
    if (balanced) {
      annotations.putAll(annotations(service.loadBalancer()));
    }
    annotations.putAll(service.annotations());
    return Controllers.object(
        "v1",
        "Service",
        Marks.metadata(from.workload(), from.name(), annotations),
        Fields.of(
            "type",
            balanced ? "LoadBalancer" : "ClusterIP",
            "selector",
            Marks.selector(from.workload()),
            "ports",
            ports(from).stream().map(Exposures::port).toList()));
  }

  /// Those of the service, or those of the main container.
  static List<ServicePort> ports(Rendering from) {
    var service = from.spec().service();
    if (service == null) {
      return List.of();
    }
    return service.ports().isEmpty()
        ? from.spec().ports().stream()
            .map(p -> new ServicePort(p.name(), p.containerPort(), null, p.protocol(), Map.of()))
            .toList()
        : service.ports();
  }

  private static Map<String, Object> port(ServicePort port) {
    var target = port.targetPort();
    return Fields.of(
        "name",
        port.name(),
        "port",
        port.port(),
        "targetPort",
        target == null ? port.port() : target,
        "protocol",
        port.protocol().name());
  }

  /// As the cloud controller manager of OKE reads them.
  private static Map<String, String> annotations(LoadBalancer balancer) {
    var all = new TreeMap<String, String>();
    all.put("oci.oraclecloud.com/load-balancer-type", "lb");
    all.put(OF_LOAD_BALANCER + "shape", "flexible");
    all.put(OF_LOAD_BALANCER + "shape-flex-min", String.valueOf(balancer.minMbps()));
    all.put(OF_LOAD_BALANCER + "shape-flex-max", String.valueOf(balancer.maxMbps()));
    // It manages none for virtual nodes, whatever one asks for.
    all.put(OF_LOAD_BALANCER + "security-list-management-mode", "None");
    if (balancer.internal()) {
      all.put(OF_LOAD_BALANCER + "internal", "true");
    }
    all.put(OF_LOAD_BALANCER + "subnet1", balancer.subnetId());
    all.put("oci.oraclecloud.com/oci-network-security-groups", String.join(",", balancer.nsgIds()));
    all.put(OF_LOAD_BALANCER + "tls-secret", balancer.tlsSecretName());
    all.put(
        OF_LOAD_BALANCER + "ssl-ports",
        balancer.tlsPorts().stream().map(String::valueOf).collect(Collectors.joining(",")));
    all.values().removeIf(String::isEmpty);
    return all;
  }

  /// An Ingress or an HTTPRoute.
  static Optional<Map<String, Object>> route(Rendering from) {
    var route = from.spec().route();
    if (route == null || from.spec().service() == null || from.spec().isJob()) {
      return Optional.empty();
    }
    return Optional.of(route.gateway() == null ? ingress(from, route) : httpRoute(from, route));
  }

  private static Map<String, Object> ingress(Rendering from, Route route) {
    var ingress = Objects.requireNonNull(route.ingress());
    var backend =
        Fields.of(
            "service",
            Fields.of("name", from.name(), "port", Fields.of("number", port(from, route))));
    var path = Fields.of("path", route.path(), "pathType", "Prefix", "backend", backend);
    var http = Fields.of("paths", List.of(path));
    var rules =
        route.hosts().isEmpty()
            ? List.of(Fields.of("http", http))
            : route.hosts().stream().map(host -> Fields.of("host", host, "http", http)).toList();
    var tls =
        route.tlsSecretName().isEmpty()
            ? List.of()
            : List.of(Fields.of("hosts", route.hosts(), "secretName", route.tlsSecretName()));
    return Controllers.object(
        "networking.k8s.io/v1",
        "Ingress",
        Marks.metadata(from.workload(), from.name(), new TreeMap<>(ingress.annotations())),
        Fields.of("ingressClassName", ingress.className(), "tls", tls, "rules", rules));
  }

  private static Map<String, Object> httpRoute(Rendering from, Route route) {
    var gateway = Objects.requireNonNull(route.gateway());
    var parent =
        Fields.of(
            "name", gateway.name(),
            "namespace", gateway.namespace(),
            "sectionName", gateway.sectionName());
    var match = Fields.of("path", Fields.of("type", "PathPrefix", "value", route.path()));
    var backend = Fields.of("name", from.name(), "port", port(from, route));
    return Controllers.object(
        "gateway.networking.k8s.io/v1",
        "HTTPRoute",
        Marks.metadata(from.workload(), from.name(), Map.of()),
        Fields.of(
            "parentRefs",
            List.of(parent),
            "hostnames",
            route.hosts(),
            "rules",
            List.of(Fields.of("matches", List.of(match), "backendRefs", List.of(backend)))));
  }

  private static int port(Rendering from, Route route) {
    var given = route.port();
    return given == null ? ports(from).getFirst().port() : given;
  }
}
