package dev.tsunagi.oci;

/// The IAM policy statement that would permit what OCI just refused.
///
/// OCI answers 404 for "missing" and "not authorised" alike, so the statement is advice, not a
/// diagnosis. Syntax: OCI documentation, "Policy Syntax" and "Granting Workloads Access to OCI
/// Resources".
public final class PolicyStatement {

  private PolicyStatement() {}

  /// `permission` is verb and resource type, e.g. `read secret-bundles`; `compartment` an OCID, or
  /// empty when the store does not name one.
  public static String permitting(Identity identity, String permission, String compartment) {
    var where = compartment.isEmpty() ? "<compartment of the vault>" : "id " + compartment;
    return switch (identity) {
      case Identity.Workload(var namespace, var account, _) ->
          workload(permission, where, namespace, account);
      case Identity.OperatorWorkload _ ->
          workload(permission, where, "<operator namespace>", "<operator service account>");
      case Identity.Instance _ ->
          "Allow dynamic-group <group of the nodes> to %s in compartment %s"
              .formatted(permission, where);
      case Identity.User _ ->
          "Allow group <group of the user> to %s in compartment %s".formatted(permission, where);
    };
  }

  private static String workload(String permission, String where, String namespace, String name) {
    return ("Allow any-user to %s in compartment %s where all {request.principal.type='workload',"
            + " request.principal.namespace='%s', request.principal.service_account='%s',"
            + " request.principal.cluster_id='<cluster OCID>'}")
        .formatted(permission, where, namespace, name);
  }
}
