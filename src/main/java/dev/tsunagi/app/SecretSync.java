package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.api.generators.GeneratorState;
import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.api.secrets.PushSecret;
import dev.tsunagi.kube.ClusterId;
import dev.tsunagi.kube.CustomObjects;
import dev.tsunagi.kube.Finalizers;
import dev.tsunagi.kube.GenericObjects;
import dev.tsunagi.kube.SourceSecrets;
import dev.tsunagi.kube.TargetSecrets;
import dev.tsunagi.kube.TemplateTexts;
import dev.tsunagi.reconcile.Shell;
import dev.tsunagi.secrets.broker.SecretBroker;
import dev.tsunagi.secrets.cluster.ClusterExternalSecretReconciler;
import dev.tsunagi.secrets.cluster.ClusterPushSecretReconciler;
import dev.tsunagi.secrets.cluster.NamespaceReconciler;
import dev.tsunagi.secrets.external.ExternalSecretReconciler;
import dev.tsunagi.secrets.generator.GeneratorStateReconciler;
import dev.tsunagi.secrets.generator.Generators;
import dev.tsunagi.secrets.push.PushSecretReconciler;
import dev.tsunagi.secrets.store.ClusterSecretStoreReconciler;
import dev.tsunagi.secrets.store.SecretStoreReconciler;
import dev.tsunagi.secrets.store.StoreProviders;
import dev.tsunagi.secrets.store.Stores;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.RenderingThreads;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import io.fabric8.kubernetes.client.KubernetesClient;

/// The reconcilers of stores, of what is read from them and pushed to them, and of what makes
/// either for many namespaces.
final class SecretSync {

  /// How many templates are rendered at a time.
  private static final int RENDERINGS = 2;

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Shell shell;
  private final SecretBroker broker;
  private final StoreProviders providers;
  private final IntSupplier waiting;
  private final Clock clock;
  private final CustomObjects objects;
  private final Generators generators;
  private final TemplateTexts texts;
  private final Options templates;

  SecretSync(
      KubernetesClient client,
      OperatorSettings settings,
      Shell shell,
      SecretBroker broker,
      StoreProviders providers,
      IntSupplier waiting,
      Clock clock) {
    this.client = client;
    this.settings = settings;
    this.shell = shell;
    this.broker = broker;
    this.providers = providers;
    this.waiting = waiting;
    this.clock = clock;
    this.objects = new CustomObjects(client);
    this.generators =
        new Generators(objects, settings.stores().controllerClass(), new SecureRandom());
    this.texts = new TemplateTexts(client);
    this.templates = templates(settings.served());
  }

  private static Options templates(ServedSettings served) {
    return Options.of(EngineV2.functions(Sources.system()))
        .delimitedBy(served.leftDelimiter(), served.rightDelimiter())
        .renderedBy(new RenderingThreads(RENDERINGS));
  }

  void register(Controllers controllers) {
    if (!settings.genericTargets()) {
      readAtOnce();
    }
    registerStores(controllers);
    controllers.inNamespaces(externalSecrets());
    if (settings.pushes()) {
      controllers.inNamespaces(pushSecrets());
    }
    registerFanout(controllers);
    if (settings.generatorState() && Preflight.serves(client, GeneratorState.class)) {
      controllers.inNamespaces(new GeneratorStateReconciler(shell, objects, clock));
    }
  }

  /// Of these there are thousands. Otherwise a watch reads them as objects of any kind first, of
  /// which every field is kept: as it must be where they may be targets themselves.
  private void readAtOnce() {
    var json = client.getKubernetesSerialization();
    json.registerKubernetesResource(ExternalSecret.class);
    json.registerKubernetesResource(PushSecret.class);
  }

  private void registerStores(Controllers controllers) {
    if (settings.served().secretStores()) {
      controllers.inNamespaces(
          new SecretStoreReconciler(shell, providers, settings.stores(), clock));
    }
    if (settings.served().clusterStores()) {
      controllers.inCluster(
          new ClusterSecretStoreReconciler(shell, providers, settings.stores(), clock));
    }
  }

  private void registerFanout(Controllers controllers) {
    if (settings.fanout().externalSecrets()) {
      controllers.inCluster(new ClusterExternalSecretReconciler(shell, clock));
      controllers.inCluster(new NamespaceReconciler(shell, new Finalizers(client)));
    }
    if (settings.fanout().pushSecrets()) {
      controllers.inCluster(new ClusterPushSecretReconciler(shell, clock));
    }
  }

  private ExternalSecretReconciler externalSecrets() {
    return new ExternalSecretReconciler(
        shell,
        broker,
        providers,
        new ExternalSecretReconciler.Kubernetes(
            new TargetSecrets(client), new GenericObjects(client), texts, templates, generators),
        new ExternalSecretReconciler.Settings(
            reach(), settings.genericTargets(), settings.massDeletionPercent(), waiting, clock));
  }

  private PushSecretReconciler pushSecrets() {
    return new PushSecretReconciler(
        shell,
        broker,
        providers,
        new PushSecretReconciler.Kubernetes(
            new SourceSecrets(client),
            texts,
            templates,
            generators,
            new ClusterId(client),
            new Finalizers(client)),
        new PushSecretReconciler.Settings(reach(), clock));
  }

  private Stores.Reach reach() {
    var served = settings.served();
    return new Stores.Reach(
        settings.stores().controllerClass(), served.clusterStores(), served.floodGate());
  }
}
