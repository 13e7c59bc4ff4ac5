package dev.tsunagi.secrets.push;

import module java.base;

import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.kube.ClusterId;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.kube.SourceSecrets;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.reconcile.UserChanged;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.store.StoreHolds;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.StoreSelection;
import dev.tsunagi.secrets.store.Stores;
import dev.tsunagi.template.Options;
import io.fabric8.kubernetes.api.model.Secret;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.event.source.informer.InformerEventSource;
import org.jspecify.annotations.Nullable;

/// Pushes Secrets to stores.
@ControllerConfiguration(
    name = "pushsecret",
    finalizerName = PushSecretReconciler.FINALIZER,
    generationAwareEventProcessing = false,
    informer = @Informer(onUpdateFilter = UserChanged.class))
public final class PushSecretReconciler implements Reconciler<PushSecret>, Cleaner<PushSecret> {

  /// ESO's, so that either operator can finish what the other began. Here every PushSecret has it:
  /// its policy may become `Delete` at any time.
  public static final String FINALIZER = "pushsecret.externalsecrets.io/finalizer";

  /// ESO's, too, on stores that a PushSecret has yet to clean up in.
  public static final String STORE_FINALIZER = "secretstore.externalsecrets.io/finalizer";

  private final Shell shell;
  private final SecretBroker broker;
  private final StoreProviders providers;
  private final Kubernetes kubernetes;
  private final Settings settings;
  private final PushMemory memory = new PushMemory();
  private final StoreHolds holds;
  private @Nullable EventSourceContext<PushSecret> events;
  private @Nullable InformerEventSource<Secret, PushSecret> sources;

  /// What is read and written besides PushSecrets, how templates are rendered and values made up.
  public record Kubernetes(
      SourceSecrets secrets,
      TemplateTexts texts,
      Options templates,
      Generators generators,
      ClusterId cluster,
      Finalizers finalizers) {}

  /// Which stores we serve, and the time.
  public record Settings(Stores.Reach reach, Clock clock) {}

  public PushSecretReconciler(
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
    this.holds = new StoreHolds(kubernetes.finalizers(), STORE_FINALIZER);
  }

  @Override
  public List<EventSource<?, PushSecret>> prepareEventSources(
      EventSourceContext<PushSecret> context) {
    events = context;
    return PushCaches.sources(context, settings.reach());
  }

  @Override
  public UpdateControl<PushSecret> reconcile(PushSecret primary, Context<PushSecret> context) {
    var lookup = lookup(context);
    var stores = new StoreSelection(lookup, providers, settings.reach());
    var run =
        new PushSecretRun(
            primary,
            new PushSecretRun.Collaborators(
                new Sources(
                    kubernetes.secrets(),
                    kubernetes.texts(),
                    kubernetes.templates(),
                    kubernetes.generators()),
                lookup,
                stores,
                finalizers(lookup),
                () -> pushing(primary, stores),
                memory),
            settings.clock().instant());
    return shell.reconcile(primary, context, run);
  }

  @Override
  public DeleteControl cleanup(PushSecret primary, Context<PushSecret> context) {
    var lookup = lookup(context);
    var stores = new StoreSelection(lookup, providers, settings.reach());
    memory.forget(primary.getMetadata().getUid());
    return shell.cleanup(
        primary,
        context,
        new PushCleanup(
            primary,
            () -> pushing(primary, stores),
            finalizers(lookup),
            notice -> shell.say(primary, notice),
            settings.clock().instant()));
  }

  private Pushing pushing(PushSecret primary, StoreSelection stores) {
    var metadata = primary.getMetadata();
    var owner =
        new PushOwner(kubernetes.cluster().get(), metadata.getNamespace(), metadata.getName());
    return new Pushing(broker, stores, metadata.getNamespace(), owner);
  }

  private StoreFinalizers finalizers(PushLookup lookup) {
    var cache = Objects.requireNonNull(events);
    return new StoreFinalizers(
        lookup, store -> PushCaches.users(cache, store), holds, settings.reach());
  }

  private PushLookup lookup(Context<PushSecret> context) {
    return new PushLookup(context, sources(context));
  }

  /// The watch of all Secrets begins with the first PushSecret.
  private synchronized InformerEventSource<Secret, PushSecret> sources(
      Context<PushSecret> context) {
    var known = sources;
    if (known == null) {
      var retriever = context.eventSourceRetriever();
      known = PushCaches.secrets(Objects.requireNonNull(events));
      retriever.dynamicallyRegisterEventSource(known);
      sources = known;
    }
    return known;
  }
}
