package dev.tsunagi.simulator.oci.policy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Principal;

/// Allows `principals` to `verb` things of `type` in a compartment and those below it, where the
/// conditions hold. Everything but the verb may be a name with `*`; a condition on a name that the
/// target does not have fails.
public record Statement(
    List<String> principals,
    Verb verb,
    String type,
    String compartmentId,
    Map<String, String> where) {

  private static final Map<String, Set<String>> FAMILIES =
      Map.of(
          "secret-family", Set.of("secrets", "secret-versions", "secret-bundles"),
          "autonomous-database-family", Set.of("autonomous-databases", "autonomous-backups"),
          "mysql-family", Set.of("mysql-instances", "mysql-backups", "mysql-work-requests"),
          "stream-family", Set.of("streams", "streampools", "stream-push", "stream-pull"),
          "cluster-family",
              Set.of("clusters", "cluster-virtualnode-pools", "cluster-work-requests"),
          "virtual-network-family", Set.of("vcns", "subnets", "vnics", "network-security-groups"),
          "instance-family", Set.of("instances"));

  public Statement {
    principals = List.copyOf(principals);
    where = Map.copyOf(where);
  }

  boolean allows(Principal principal, Verb wanted, Target target, Compartments compartments) {
    return verb.includes(wanted)
        && concerns(target.type())
        && compartments.isWithin(target.compartmentId(), compartmentId)
        && names(principal)
        && where.entrySet().stream()
            .allMatch(
                condition ->
                    target.names().getOrDefault(condition.getKey(), List.of()).stream()
                        .anyMatch(name -> Globs.matches(condition.getValue(), name)));
  }

  private boolean names(Principal principal) {
    return principals.stream()
        .anyMatch(
            glob ->
                glob.equals("any-user")
                    || principal.names().stream().anyMatch(name -> Globs.matches(glob, name)));
  }

  private boolean concerns(String wanted) {
    return type.equals("all-resources")
        || Globs.matches(type, wanted)
        || FAMILIES.getOrDefault(type, Set.of()).contains(wanted);
  }
}
