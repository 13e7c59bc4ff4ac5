package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.OciFailures;
import dev.tsunagi.oci.PolicyStatement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What OCI's refusals of a write mean, and what to do about them.
final class VaultRefusals {

  private static final Logger LOG = LoggerFactory.getLogger(VaultRefusals.class);

  private VaultRefusals() {}

  static FailureException ofWrite(BmcException e, String doing, Identity who, String compartment) {
    LOG.atDebug()
        .addKeyValue("doing", doing)
        .addKeyValue("status", e.getStatusCode())
        .addKeyValue("opcRequestId", e.getOpcRequestId())
        .log("vault refused a write");
    var failure = OciFailures.of(e, doing);
    return switch (e.getStatusCode()) {
      case 404 -> explained(failure.failure(), e, denied(who, compartment));
      case 400 -> explained(failure.failure(), e, taken(doing));
      default -> failure;
    };
  }

  private static FailureException explained(Failure failure, BmcException e, String more) {
    var text = failure.message() + more;
    return new FailureException(
        switch (failure) {
          case Failure.Denied _ -> new Failure.Denied(text);
          case Failure.Invalid _ -> new Failure.Invalid(text);
          default -> failure;
        },
        e);
  }

  /// All that writing ever needs; versions when old ones have to make room.
  private static String denied(Identity who, String compartment) {
    return (": the compartment, the vault or the key does not exist, or %s may not write there."
            + " Check the OCIDs, or add the policy statements: %s; %s; %s; %s")
        .formatted(
            who.describe(),
            PolicyStatement.permitting(who, "manage secrets", compartment),
            PolicyStatement.permitting(who, "manage secret-versions", compartment),
            PolicyStatement.permitting(who, "use vaults", compartment),
            PolicyStatement.permitting(who, "use keys", compartment));
  }

  private static String taken(String doing) {
    return doing.startsWith("create")
        ? ": the name may be taken, by a secret in another compartment of the vault or by a deleted"
            + " one; choose another remoteKey. Or the key is not an enabled AES key of the vault"
        : ": see the rules of the secret, which may forbid contents that it had before";
  }

  /// Something is under way at OCI; nobody waits for it in a thread.
  static FailureException busy(String name, String state) {
    return new FailureException(
        new Failure.Pending(
            "secret \"%s\" is %s at OCI; going on when it is ACTIVE".formatted(name, state)));
  }
}
