package dev.tsunagi.provisioning.acting;

import module java.base;

import dev.tsunagi.api.common.StoreKind;
import dev.tsunagi.api.common.StoreRef;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.provisioning.StoreUsers;
import dev.tsunagi.reconcile.Report.Notice;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.reconcile.UserChanged;
import dev.tsunagi.secrets.store.StoreHolds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.filter.GenericFilter;
import io.javaoperatorsdk.operator.processing.event.source.inbound.SimpleInboundEventSource;

/// Lets go of the stores that [StoreActors] and [StoreVaults] hold for those who act through them,
/// once the last of those is gone. Its subclasses only name their kind.
///
/// A hold goes by what is there and not by what happened, so that nothing that was missed keeps it.
@ControllerConfiguration(
    generationAwareEventProcessing = false,
    // Otherwise what is being deleted would not be shown to us.
    triggerReconcilerOnAllEvents = true,
    informer =
        @Informer(
            genericFilter = StoreHoldReconciler.Held.class,
            onUpdateFilter = UserChanged.class))
public abstract class StoreHoldReconciler<P extends HasMetadata & Store> implements Reconciler<P> {

  public static final String FINALIZER = "tsunagi.dev/store-in-use";

  private final StoreKind kind;
  private final Collaborators with;
  private final Map<String, String> told = new ConcurrentHashMap<>();

  /// What both kinds work with.
  public record Collaborators(Shell shell, StoreHolds holds, List<? extends StoreUsers> users) {}

  protected StoreHoldReconciler(StoreKind kind, Collaborators with) {
    this.kind = kind;
    this.with = with;
  }

  /// Lets through only what is held.
  public static final class Held implements GenericFilter<HasMetadata> {
    @Override
    public boolean accept(HasMetadata store) {
      return store.getMetadata().getFinalizers().contains(FINALIZER);
    }
  }

  @Override
  public List<EventSource<?, P>> prepareEventSources(EventSourceContext<P> context) {
    var departures = new SimpleInboundEventSource<P>("departures of users");
    with.users()
        .forEach(
            users ->
                users.whenOneGoes(
                    (store, namespace) -> {
                      if (store.kind() == kind) {
                        departures.propagateEvent(id(store, namespace));
                      }
                    }));
    return List.of(departures);
  }

  private static ResourceID id(StoreRef store, String namespace) {
    return namespace.isEmpty()
        ? new ResourceID(store.name())
        : new ResourceID(store.name(), namespace);
  }

  @Override
  public UpdateControl<P> reconcile(P store, Context<P> context) {
    return with.shell().attend(store, () -> settle(store));
  }

  Optional<Duration> settle(P store) {
    return switch (settled(store)) {
      case HoldDecision.LetGo _ -> {
        told.remove(store.getMetadata().getUid());
        yield Optional.empty();
      }
      case HoldDecision.Hold hold -> {
        tell(store, hold);
        yield Optional.of(hold.again());
      }
    };
  }

  /// Whoever begins to act through it meanwhile is asked about, or holds it again.
  private HoldDecision settled(P store) {
    var decided = new AtomicReference<HoldDecision>(new HoldDecision.LetGo());
    with.holds()
        .settle(
            store,
            false,
            () -> {
              decided.set(HoldDecision.of(store.isMarkedForDeletion(), users(store)));
              return decided.get() instanceof HoldDecision.Hold;
            });
    return decided.get();
  }

  /// A cache may lag, or be empty because it was never filled: only the API server knows that there
  /// is nobody.
  private List<? extends HasMetadata> users(P store) {
    var metadata = store.getMetadata();
    var reference = new StoreRef(metadata.getName(), kind);
    var namespace = Objects.requireNonNullElse(metadata.getNamespace(), "");
    var known = all(users -> users.known(reference, namespace));
    return known.isEmpty() ? all(users -> users.certain(reference, namespace)) : known;
  }

  private List<HasMetadata> all(Function<StoreUsers, List<? extends HasMetadata>> of) {
    return with.users().stream().<HasMetadata>flatMap(users -> of.apply(users).stream()).toList();
  }

  private void tell(P store, HoldDecision.Hold hold) {
    var uid = store.getMetadata().getUid();
    if (!hold.says().isEmpty() && !hold.says().equals(told.put(uid, hold.says()))) {
      with.shell()
          .say(
              store,
              hold.byItself()
                  ? Notice.normal("InUse", hold.says())
                  : Notice.warning("InUse", hold.says()));
    }
  }
}
