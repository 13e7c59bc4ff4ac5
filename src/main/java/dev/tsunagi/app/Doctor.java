package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.secrets.ClusterSecretStore;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.api.secrets.Store;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TokenRequests;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Looks at everything the operator depends on, and changes nothing.
final class Doctor {

  /// OCI refuses signatures that are off by more than five minutes.
  private static final Duration SKEW = Duration.ofMinutes(1);

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final KubernetesClient client;
  private final OperatorSettings settings;
  private final Clock clock;

  Doctor(KubernetesClient client, OperatorSettings settings, Clock clock) {
    this.client = client;
    this.settings = settings;
    this.clock = clock;
  }

  /// Without an API server there is nothing else to look at.
  List<Diagnosis> examine() {
    var found = new ArrayList<Diagnosis>();
    found.add(apiServer());
    if (found.getFirst() instanceof Diagnosis.Bad) {
      return found;
    }
    found.add(kinds());
    found.addAll(rights());
    found.add(account());
    found.add(endpoint());
    found.addAll(stores());
    return found;
  }

  /// Its clock is compared on the way.
  private Diagnosis apiServer() {
    var url = client.getMasterUrl();
    try {
      var http = client.getHttpClient();
      var request = http.newHttpRequestBuilder().uri(url + "version").build();
      var answer = http.sendAsync(request, String.class).get(10, TimeUnit.SECONDS);
      return answer.code() == 200
          ? skew(url, answer.header("Date"))
          : new Diagnosis.Bad(
              "API server at %s answers HTTP %d".formatted(url, answer.code()),
              "check the kubeconfig or the service account's token");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      var why = e.getCause() == null ? "no answer" : e.getCause().getMessage();
      return new Diagnosis.Bad(
          "API server at %s: %s".formatted(url, why), "check --kubeconfig and the network");
    }
  }

  private Diagnosis skew(URL url, @org.jspecify.annotations.Nullable String date) {
    var good = new Diagnosis.Fine("API server at " + url);
    if (date == null) {
      return good;
    }
    var theirs = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
    var apart = Duration.between(theirs, clock.instant()).abs();
    return apart.compareTo(SKEW) < 0
        ? good
        : new Diagnosis.Bad(
            "this clock and the API server's are %d s apart".formatted(apart.toSeconds()),
            "set the node's clock by NTP: OCI refuses requests that are five minutes off");
  }

  private Diagnosis kinds() {
    try {
      Preflight.check(client, settings.pushes(), settings.fanout());
      return new Diagnosis.Fine("the cluster serves every kind that is needed");
    } catch (IllegalStateException e) {
      return new Diagnosis.Bad(
          String.valueOf(e.getMessage()), "install the CRDs: tsunagi crds | kubectl apply -f -");
    }
  }

  private List<Diagnosis> rights() {
    var missing = Rights.needed(settings).stream().filter(right -> !may(right)).toList();
    return missing.isEmpty()
        ? List.of(new Diagnosis.Fine("every right that is needed"))
        : missing.stream()
            .<Diagnosis>map(
                right ->
                    new Diagnosis.Bad(
                        "may not " + right,
                        "grant it to %s, as the Helm chart does".formatted(who())))
            .toList();
  }

  private String who() {
    var account = settings.ownAccount();
    return "service account %s/%s".formatted(account.namespace(), account.name());
  }

  private boolean may(Rights.Right right) {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withNamespace(settings.namespace().orElse(null))
            .withVerb(right.verb())
            .withGroup(right.group())
            .withResource(right.resource())
            .withSubresource(right.subresource())
            .endResourceAttributes()
            .endSpec()
            .build();
    var status = client.authorization().v1().selfSubjectAccessReview().create(review).getStatus();
    return status != null && Boolean.TRUE.equals(status.getAllowed());
  }

  private Diagnosis account() {
    var account = settings.ownAccount();
    try {
      new TokenRequests(client).mint(account.namespace(), account.name(), List.of());
      return new Diagnosis.Fine("tokens of " + who());
    } catch (FailureException e) {
      return new Diagnosis.Bad(
          e.failure().message(), "create the account, or name it: --operator-service-account");
    }
  }

  /// Only whether somebody listens: what the cloud permits, the stores show.
  private Diagnosis endpoint() {
    var url = settings.oci().workloadIdentity();
    var port = url.getPort() > 0 ? url.getPort() : url.getScheme().equals("https") ? 443 : 80;
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(url.getHost(), port), (int) PATIENCE.toMillis());
      return new Diagnosis.Fine("tokens become sessions at " + url);
    } catch (IOException e) {
      return new Diagnosis.Doubtful(
          "nobody answers at %s, where tokens become sessions".formatted(url),
          "needed for workload identity only: an enhanced OKE cluster, and a network policy that"
              + " lets port %d out".formatted(port));
    }
  }

  private List<Diagnosis> stores() {
    try {
      var all = new ArrayList<Store>();
      var stores = client.resources(SecretStore.class);
      all.addAll(
          (settings.namespace().isPresent()
                  ? stores.inNamespace(settings.namespace().get())
                  : stores.inAnyNamespace())
              .list()
              .getItems());
      if (settings.served().clusterStores()) {
        all.addAll(client.resources(ClusterSecretStore.class).list().getItems());
      }
      return all.stream().map(Doctor::store).toList();
    } catch (KubernetesClientException e) {
      return List.of(new Diagnosis.Bad("stores cannot be listed: " + e.getMessage(), "see above"));
    }
  }

  private static Diagnosis store(Store store) {
    var metadata = store.getMetadata();
    var name =
        store.getKind()
            + " "
            + (metadata.getNamespace() == null ? "" : metadata.getNamespace() + "/")
            + metadata.getName();
    return store.getStatus().conditions().stream()
        .filter(c -> c.type().equals("Ready"))
        .findFirst()
        .map(ready -> told(name, ready))
        .orElseGet(
            () ->
                new Diagnosis.Doubtful(
                    name + " was not looked at yet",
                    "start the operator, or see whose spec.controller it has"));
  }

  private static Diagnosis told(String name, Condition ready) {
    var text = "%s: %s, %s".formatted(name, ready.reason(), ready.message());
    return ready.status().equals("True")
        ? new Diagnosis.Fine(text)
        : new Diagnosis.Bad(text, "the message says what to change");
  }
}
