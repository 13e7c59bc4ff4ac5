package dev.tsunagi.provisioning.engine;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.reconcile.Report.Notice;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.filter.GenericFilter;

/// Lets go of objects that were deleted while OSOK was away: its finalizer holds them, and JOSDK
/// shows us no object in deletion that does not carry ours. Nothing is done in OCI, for nothing
/// there is known to be theirs. Its subclasses only name their kind.
public abstract class OsokReleaseReconciler<P extends ProvisionedResource<?>>
    implements Reconciler<P> {

  private final Platform platform;

  protected OsokReleaseReconciler(Platform platform) {
    this.platform = platform;
  }

  /// Lets through only what is in deletion, and OSOK's alone.
  public static final class Left implements GenericFilter<HasMetadata> {
    @Override
    public boolean accept(HasMetadata object) {
      var held = object.getMetadata().getFinalizers();
      return object.getMetadata().getDeletionTimestamp() != null
          && held.contains(Takeover.OSOK_FINALIZER)
          && !held.contains(ProvisioningReconciler.FINALIZER);
    }
  }

  @Override
  public UpdateControl<P> reconcile(P object, Context<P> context) {
    return platform.shell().attend(object, () -> release(object));
  }

  private void release(P object) {
    platform.kubernetes().finalizers().remove(object, Takeover.OSOK_FINALIZER);
    var text = "let go of what OSOK held: whatever it stands for stays in OCI";
    platform.shell().say(object, Notice.normal("Released", text));
  }
}
