package dev.tsunagi.simulator.oci.policy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;

/// Judges calls by the policies. What is not allowed looks as if it did not exist.
public final class Access {

  private final Compartments compartments;
  private final List<Statement> statements;

  public Access(Compartments compartments, List<Statement> statements) {
    this.compartments = compartments;
    this.statements = List.copyOf(statements);
  }

  public boolean allows(Principal principal, Verb verb, Target target) {
    return principal.administrator()
        || statements.stream()
            .anyMatch(statement -> statement.allows(principal, verb, target, compartments));
  }

  /// 404 `NotAuthorizedOrNotFound` when no policy allows it, or there is no such compartment.
  public void require(Principal principal, Verb verb, Target target) {
    compartments.get(target.compartmentId());
    if (!allows(principal, verb, target)) {
      throw OciError.notAuthorizedOrNotFound();
    }
  }
}
