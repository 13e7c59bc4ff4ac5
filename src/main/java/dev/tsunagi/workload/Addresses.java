package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.workload.Exposure.Route;
import dev.tsunagi.api.workload.Exposure.Service;
import dev.tsunagi.api.workload.Exposure.ServiceType;

/// Where a workload is reached. Pure.
final class Addresses {

  private Addresses() {}

  /// Empty when it is reached nowhere, or the load balancer has no address yet.
  static String of(Rendering rendering, Optional<Live> live) {
    var service = rendering.spec().service();
    if (service == null || Exposures.ports(rendering).isEmpty()) {
      return "";
    }
    var route = rendering.spec().route();
    if (route != null && !route.hosts().isEmpty()) {
      return routed(route);
    }
    return service.type() == ServiceType.LOAD_BALANCER
        ? live.map(l -> balanced(rendering, service, l)).orElse("")
        : "http://%s.%s.svc%s"
            .formatted(
                rendering.name(),
                rendering.workload().getMetadata().getNamespace(),
                suffix(Exposures.ports(rendering).getFirst().port(), 80));
  }

  /// Whether it waits for the address of its load balancer.
  static boolean isAwaited(Rendering rendering, Optional<Live> live) {
    var service = rendering.spec().service();
    return service != null
        && service.type() == ServiceType.LOAD_BALANCER
        && live.map(Addresses::address).orElse("").isEmpty();
  }

  private static String routed(Route route) {
    var scheme = route.tlsSecretName().isEmpty() ? "http" : "https";
    var path = route.path().equals("/") ? "" : route.path();
    return scheme + "://" + route.hosts().getFirst() + path;
  }

  private static String balanced(Rendering rendering, Service service, Live live) {
    var address = address(live);
    if (address.isEmpty()) {
      return "";
    }
    var port = Exposures.ports(rendering).getFirst().port();
    return service.loadBalancer().tlsPorts().contains(port)
        ? "https://" + address + suffix(port, 443)
        : "http://" + address + suffix(port, 80);
  }

  private static String suffix(int port, int usual) {
    return port == usual ? "" : ":" + port;
  }

  private static String address(Live service) {
    return service
        .at("/status/loadBalancer/ingress")
        .valueStream()
        .map(Addresses::address)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String address(JsonNode ingress) {
    var name = ingress.path("hostname").asText();
    return name.isEmpty() ? ingress.path("ip").asText() : name;
  }
}
