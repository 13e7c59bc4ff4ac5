package dev.tsunagi.provisioning.binding;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.ObjectNames;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.secrets.SecretData;
import io.fabric8.kubernetes.api.model.HasMetadata;

/// Publishes connection Secrets.
public final class Binding {

  /// As `managedFields` name us.
  private static final String FIELD_MANAGER = "tsunagi";

  private final TargetSecrets secrets;

  public Binding(TargetSecrets secrets) {
    this.secrets = secrets;
  }

  /// What the Secret holds, if it is there and the owner's.
  public Optional<SecretData> held(HasMetadata owner, String name) {
    check(name);
    return secrets
        .read(owner.getMetadata().getNamespace(), name)
        .filter(there -> BindingPlanner.isOurs(owner, there))
        .map(BindingPlanner::decoded);
  }

  private static void check(String name) {
    if (!ObjectNames.isValid(name)) {
      throw new FailureException(
          new Failure.Invalid(
              "a Secret cannot have the name \"%s\"; choose another".formatted(name)));
    }
  }

  /// Makes the Secret say what it should. Returns whether anything was written.
  public boolean publish(HasMetadata owner, String name, SecretData desired) {
    check(name);
    var live = secrets.read(owner.getMetadata().getNamespace(), name);
    return switch (BindingPlanner.plan(owner, name, desired, live)) {
      case BindingPlan.Create(var secret) -> {
        secrets.create(secret, FIELD_MANAGER);
        yield true;
      }
      case BindingPlan.Update(var secret) -> {
        secrets.update(secret, FIELD_MANAGER);
        yield true;
      }
      case BindingPlan.Keep _ -> false;
      case BindingPlan.Refuse(var why) -> throw new FailureException(why);
    };
  }
}
