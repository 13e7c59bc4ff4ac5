package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.DeletionPolicy;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.kube.GenericObjects;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.reconcile.UserChanged;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.manifest.ManifestTargets;
import dev.tsunagi.secrets.manifest.ManifestWatch;
import dev.tsunagi.secrets.pipeline.SecretPipeline;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;
import dev.tsunagi.template.Options;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;

/// Makes Secrets of ExternalSecrets.
@ControllerConfiguration(
    name = "externalsecret",
    finalizerName = ExternalSecretReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class, informerListLimit = Caches.PAGE))
public final class ExternalSecretReconciler
    implements Reconciler<ExternalSecret>, Cleaner<ExternalSecret> {

  /// ESO's, so that either operator can finish what the other began.
  public static final String FINALIZER =
      "externalsecrets.external-secrets.io/externalsecret-cleanup";

  private final Shell shell;
  private final SecretBroker broker;
  private final StoreProviders providers;
  private final Kubernetes kubernetes;
  private final Settings settings;
  private final SyncMemory memory = new SyncMemory();
  private final TemplateWatch templates = new TemplateWatch();
  private final ManifestWatch manifests;
  private final ManifestTargets manifestTargets;
  private final DeletionGuard guard;

  /// What is read and written besides ExternalSecrets, and how templates are rendered.
  public record Kubernetes(
      TargetSecrets targets,
      GenericObjects objects,
      TemplateTexts texts,
      Options templates,
      Generators generators) {}

  /// Which stores we serve, whether targets may be other objects than Secrets, how many targets of
  /// one store may go at once, how many reconciliations wait for their turn, and the time.
  public record Settings(
      Stores.Reach reach,
      boolean genericTargets,
      int massDeletionPercent,
      IntSupplier waiting,
      Clock clock) {}

  public ExternalSecretReconciler(
      Shell shell,
      SecretBroker broker,
      StoreProviders providers,
      Kubernetes kubernetes,
      Settings settings) {
    this.shell = shell;
    this.broker = broker;
    this.providers = providers;
    this.kubernetes = kubernetes;
    this.settings = settings;
    this.manifests = new ManifestWatch(kubernetes.objects(), FINALIZER);
    this.manifestTargets = new ManifestTargets(kubernetes.objects());
    this.guard = new DeletionGuard(settings.massDeletionPercent());
  }

  @Override
  public List<EventSource<?, ExternalSecret>> prepareEventSources(
      EventSourceContext<ExternalSecret> context) {
    return Caches.sources(context, providers, settings.reach());
  }

  @Override
  public UpdateControl<ExternalSecret> reconcile(
      ExternalSecret primary, Context<ExternalSecret> context) {
    var caches = new ReconcilerCaches(context);
    var stores = new Stores(caches, providers, settings.reach());
    var run =
        new ExternalSecretRun(
            primary,
            new ExternalSecretRun.Collaborators(
                target(primary, caches, context),
                new Fetching(broker, stores, kubernetes.generators(), newcomers(context)),
                new Deletions(guard, caches, caches),
                memory,
                new SecretPipeline(kubernetes.templates()),
                es -> templates.hashes(es, context),
                settings.genericTargets()),
            settings.clock().instant());
    return shell.reconcile(primary, context, run);
  }

  /// An owned Secret goes with its owner by garbage collection; with `deletionPolicy: Delete` it
  /// goes first. Others stay.
  @Override
  public DeleteControl cleanup(ExternalSecret primary, Context<ExternalSecret> context) {
    return shell.cleanup(
        primary,
        () -> {
          if (primary.getSpec().target().deletionPolicy() == DeletionPolicy.DELETE
              && (settings.genericTargets() || ManifestWatch.target(primary).isEmpty())) {
            target(primary, new ReconcilerCaches(context), context).delete(primary);
          }
          ManifestWatch.target(primary).ifPresent(manifestTargets::forget);
          manifests.release(context);
          memory.forget(primary.getMetadata().getUid());
        });
  }

  private Newcomers newcomers(Context<ExternalSecret> context) {
    return new Newcomers(
        key -> context.getPrimaryCache().byIndex(Caches.BY_KEY, key), settings.waiting());
  }

  private Destination target(
      ExternalSecret primary, ReconcilerCaches caches, Context<ExternalSecret> context) {
    var desires = new Desires(kubernetes.texts(), kubernetes.templates());
    return ManifestWatch.target(primary)
        .<Destination>map(
            id ->
                new ManifestDestination(
                    id, manifestTargets, () -> manifests.find(id, context), desires))
        .orElseGet(() -> new Target(kubernetes.targets(), caches, desires));
  }
}
