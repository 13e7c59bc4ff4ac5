package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.api.provisioning.WorkStatus;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.References;
import dev.tsunagi.provisioning.ResourceKind;
import org.jspecify.annotations.Nullable;

/// What the runs of one kind share.
record Workbench<S extends ProvisionedSpec, M>(
    ResourceKind<S, M> kind, Platform platform, OpenPledges pledges, Rivals rivals) {

  Site<S, M> site(ProvisionedResource<S> object, Instant now) {
    var metadata = object.getMetadata();
    var actor = platform.actors().of(object);
    var owner =
        new Owner(
            platform.cluster().get(),
            metadata.getNamespace(),
            metadata.getName(),
            metadata.getUid());
    var desk =
        new CredentialDesk(platform.kubernetes().keys(), actor.vault(), metadata.getNamespace());
    var gateway = kind.gateways().apply(actor.connection());
    return new Site<>(object, kind.model(), gateway, desk, owner, rivals, now);
  }

  /// The object with the OCIDs that its references stand for.
  @SuppressWarnings("unchecked") // a copy is of the same class
  ProvisionedResource<S> resolved(ProvisionedResource<S> object) {
    var made = !object.getStatus().id().isEmpty();
    var concrete = kind.model().resolved(object.getSpec(), made, references(object));
    if (concrete.equals(object.getSpec())) {
      return object;
    }
    var copy = (ProvisionedResource<S>) object.copy();
    copy.setSpec(concrete);
    return copy;
  }

  /// What was asked for, or is to go, may name what is to go as well.
  private References references(ProvisionedResource<S> object) {
    var neighbours = platform.kubernetes().neighbours();
    var namespace = object.getMetadata().getNamespace();
    return Clue.isOfNothing(object) && !object.isMarkedForDeletion()
        ? neighbours.staying(namespace)
        : neighbours.of(namespace);
  }

  /// What OSOK holds on to, nobody would ever let go of: it must not run beside us.
  void takeFromOsok(ProvisionedResource<S> object) {
    if (object.getMetadata().getFinalizers().contains(Takeover.OSOK_FINALIZER)) {
      platform.kubernetes().finalizers().remove(object, Takeover.OSOK_FINALIZER);
    }
  }

  ProvisionedStatus status(
      ProvisionedResource<S> object, Findings found, Verdict verdict, Instant now) {
    return ProvisionedStatuses.of(object.getStatus(), found, verdict, generation(object), now);
  }

  boolean isSpecChanged(ProvisionedResource<S> object) {
    return !Objects.equals(object.getStatus().observedGeneration(), generation(object));
  }

  private static long generation(ProvisionedResource<?> object) {
    return Objects.requireNonNullElse(object.getMetadata().getGeneration(), 0L);
  }

  /// When to look again at a resource that changes.
  Duration whileChanging(ProvisionedResource<S> object, Instant now) {
    var since = since(object.getStatus());
    return platform
        .cadence()
        .whileChanging(since == null ? Duration.ZERO : Duration.between(since, now));
  }

  private static @Nullable Instant since(ProvisionedStatus status) {
    WorkStatus work = status.work();
    if (work != null && work.since() != null) {
      return work.since();
    }
    return status.pledge() == null ? null : status.pledge().since();
  }
}
