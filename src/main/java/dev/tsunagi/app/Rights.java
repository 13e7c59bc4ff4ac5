package dev.tsunagi.app;

import module java.base;

/// What the operator must be allowed to do in the cluster, by verb. The Helm chart grants the same;
/// a test holds the two together.
final class Rights {

  /// `group` is empty for the core's, `subresource` where there is none.
  record Right(String verb, String group, String resource, String subresource) {

    @Override
    public String toString() {
      return "%s %s%s%s"
          .formatted(
              verb,
              resource,
              group.isEmpty() ? "" : "." + group,
              subresource.isEmpty() ? "" : "/" + subresource);
    }
  }

  private static final String ESO = "external-secrets.io";

  private Rights() {}

  /// Those for which it does not start, or without which a Secret is not made.
  static List<Right> needed(OperatorSettings settings) {
    var all = new ArrayList<Right>();
    served(all, "externalsecrets");
    served(all, "secretstores");
    if (settings.served().clusterStores()) {
      served(all, "clustersecretstores");
      each(all, "", "namespaces", "", "get", "list", "watch");
    }
    if (settings.pushes()) {
      served(all, "pushsecrets");
    }
    if (settings.fanout().externalSecrets()) {
      served(all, "clusterexternalsecrets");
      each(all, ESO, "externalsecrets", "", "create", "update", "delete");
    }
    if (settings.fanout().pushSecrets()) {
      seen(all, "clusterpushsecrets");
    }
    each(all, "", "secrets", "", "get", "list", "watch", "create", "update", "delete");
    each(all, "", "configmaps", "", "get", "list", "watch");
    each(all, "", "serviceaccounts", "token", "create");
    each(all, "", "events", "", "create");
    return all;
  }

  private static void served(List<Right> all, String kind) {
    seen(all, kind);
    each(all, ESO, kind, "", "patch");
  }

  /// One without finalizers.
  private static void seen(List<Right> all, String kind) {
    each(all, ESO, kind, "", "list", "watch");
    each(all, ESO, kind, "status", "patch");
  }

  private static void each(
      List<Right> all, String group, String resource, String part, String... verbs) {
    Stream.of(verbs).map(verb -> new Right(verb, group, resource, part)).forEach(all::add);
  }
}
