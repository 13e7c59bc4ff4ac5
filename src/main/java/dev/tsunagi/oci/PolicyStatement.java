package dev.tsunagi.oci;

import module java.base;

/// The IAM policy statement that would permit what OCI just refused.
///
/// OCI answers 404 for "missing" and "not authorised" alike, so the statement is advice, not a
/// diagnosis. Syntax: OCI documentation, "Policy Syntax" and "Granting Workloads Access to OCI
/// Resources".
public final class PolicyStatement {

  private PolicyStatement() {}

  /// `permission` is verb and resource type, e.g. `read secret-bundles`; `compartment` an OCID, or
  /// empty when the store does not name one; `conditions` limit it to what was asked for, e.g.
  /// `target.secret.name='db'`.
  public static String permitting(
      Identity identity, String permission, String compartment, String... conditions) {
    var where = new ArrayList<>(principal(identity));
    where.addAll(List.of(conditions));
    return "Allow %s to %s in compartment %s%s"
        .formatted(
            subject(identity),
            permission,
            compartment.isEmpty() ? "<compartment>" : "id " + compartment,
            condition(where));
  }

  private static String subject(Identity identity) {
    return switch (identity) {
      case Identity.Workload _, Identity.OperatorWorkload _ -> "any-user";
      case Identity.Instance _ -> "dynamic-group <group of the nodes>";
      case Identity.User _ -> "group <group of the user>";
    };
  }

  private static List<String> principal(Identity identity) {
    return switch (identity) {
      case Identity.Workload(var namespace, var account, _) -> workload(namespace, account);
      case Identity.OperatorWorkload _ ->
          workload("<operator namespace>", "<operator service account>");
      case Identity.Instance _, Identity.User _ -> List.of();
    };
  }

  private static List<String> workload(String namespace, String account) {
    return List.of(
        "request.principal.type='workload'",
        "request.principal.namespace='%s'".formatted(namespace),
        "request.principal.service_account='%s'".formatted(account),
        "request.principal.cluster_id='<cluster OCID>'");
  }

  private static String condition(List<String> all) {
    return switch (all.size()) {
      case 0 -> "";
      case 1 -> " where " + all.getFirst();
      default -> " where all {" + String.join(", ", all) + "}";
    };
  }
}
