package dev.tsunagi.deploy;

import module java.base;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;

/// What a role allows, or what was asked for: a verb on a resource, which is written as in
/// `externalsecrets.external-secrets.io/status`.
public record Right(String verb, String resource) implements Comparable<Right> {

  private static final Comparator<Right> ORDER =
      Comparator.comparing(Right::resource).thenComparing(Right::verb);

  /// Those that the roles among the objects grant to the operator.
  public static SortedSet<Right> granted(List<GenericKubernetesResource> objects) {
    var bound =
        objects.stream()
            .filter(o -> o.getKind().endsWith("RoleBinding"))
            .map(o -> (String) o.get("roleRef", "name"))
            .collect(Collectors.toSet());
    return objects.stream()
        .filter(o -> o.getKind().endsWith("Role") && bound.contains(o.getMetadata().getName()))
        .flatMap(Right::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static Stream<Right> of(GenericKubernetesResource role) {
    List<Map<String, List<String>>> rules = role.get("rules");
    return rules.stream().flatMap(Right::of);
  }

  static Stream<Right> of(Map<String, List<String>> rule) {
    return list(rule, "apiGroups")
        .flatMap(
            group ->
                list(rule, "resources")
                    .flatMap(
                        resource ->
                            list(rule, "verbs").map(verb -> new Right(verb, at(group, resource)))));
  }

  private static Stream<String> list(Map<String, List<String>> rule, String name) {
    return rule.getOrDefault(name, List.of()).stream();
  }

  private static String at(String group, String resource) {
    var parts = resource.split("/", 2);
    var part = parts.length > 1 ? "/" + parts[1] : "";
    return group.isEmpty() ? resource : parts[0] + "." + group + part;
  }

  @Override
  public int compareTo(Right other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return verb + " " + resource;
  }
}
