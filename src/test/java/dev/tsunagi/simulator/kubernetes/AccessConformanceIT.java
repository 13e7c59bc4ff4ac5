package dev.tsunagi.simulator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderElectionConfigBuilder;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import org.junit.jupiter.api.Test;

/// Tokens, reviews, leases and events.
class AccessConformanceIT extends ConformanceSuite {

  private JsonNode token(String account, Long seconds) {
    var answer =
        client
            .serviceAccounts()
            .inNamespace(namespace)
            .withName(account)
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withAudiences("me")
                    .withExpirationSeconds(seconds)
                    .endSpec()
                    .build());
    return new ObjectMapper().valueToTree(answer);
  }

  private static JsonNode claims(String token) throws IOException {
    return new ObjectMapper().readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
  }

  @Test
  void tokensNameTheirServiceAccount() throws IOException {
    var account =
        client
            .resource(
                new ServiceAccountBuilder()
                    .withNewMetadata()
                    .withName("app")
                    .withNamespace(namespace)
                    .endMetadata()
                    .build())
            .create();
    var claims = claims(token("app", 1200L).at("/status/token").asText());
    assertThat(claims.path("sub").asText())
        .isEqualTo("system:serviceaccount:" + namespace + ":app");
    assertThat(claims.path("aud").path(0).asText()).isEqualTo("me");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(1200);
    assertThat(claims.path("nbf").asLong()).isEqualTo(claims.path("iat").asLong());
    var own = claims.path("kubernetes.io");
    assertThat(own.path("namespace").asText()).isEqualTo(namespace);
    assertThat(own.at("/serviceaccount/uid").asText()).isEqualTo(account.getMetadata().getUid());
  }

  @Test
  void tokensOfMissingAccountsAreNotFound() {
    refused(404, () -> token("none", 600L));
  }

  @Test
  void tokensLastTenMinutesAtLeast() {
    eventually(
        () -> client.serviceAccounts().inNamespace(namespace).withName("default").get() != null);
    refused(422, () -> token("default", 60L));
  }

  @Test
  void ownTokensAreRecognised() {
    eventually(
        () -> client.serviceAccounts().inNamespace(namespace).withName("default").get() != null);
    var token = token("default", 600L).at("/status/token").asText();
    var review =
        new TokenReviewBuilder()
            .withNewSpec()
            .withToken(token)
            .withAudiences("me")
            .endSpec()
            .build();
    var status = client.resource(review).create().getStatus();
    assertThat(status.getAuthenticated()).isTrue();
    assertThat(status.getUser().getUsername())
        .isEqualTo("system:serviceaccount:" + namespace + ":default");
    review.getSpec().setToken(token + "x");
    assertThat(client.resource(review).create().getStatus().getAuthenticated()).isNotEqualTo(true);
  }

  @Test
  void administratorsMayDoAnything() {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb("delete")
            .withResource("secrets")
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    assertThat(
            client
                .authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(review)
                .getStatus()
                .getAllowed())
        .isTrue();
  }

  /// As `reader` of the namespace, with a token that is meant for the API server.
  private <T> T asReader(Function<KubernetesClient, T> call) {
    client
        .resource(
            new ServiceAccountBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(namespace)
                .endMetadata()
                .build())
        .serverSideApply();
    var request = new TokenRequestBuilder().withNewSpec().endSpec().build();
    var token =
        client
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("reader")
            .tokenRequest(request)
            .getStatus()
            .getToken();
    return with(token, call);
  }

  private <T> T with(String token, Function<KubernetesClient, T> call) {
    var own = client.getConfiguration();
    var config =
        new ConfigBuilder()
            .withAutoConfigure(false)
            .withMasterUrl(own.getMasterUrl())
            .withCaCertData(own.getCaCertData())
            .withOauthToken(token)
            .build();
    try (var other = new KubernetesClientBuilder().withConfig(config).build()) {
      return call.apply(other);
    }
  }

  @Test
  void serviceAccountsMayDoWhatTheirRolesSay() {
    refused(403, () -> asReader(c -> c.secrets().inNamespace(namespace).list()));
    client
        .resource(
            new RoleBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(namespace)
                .endMetadata()
                .addNewRule()
                .withApiGroups("")
                .withResources("secrets")
                .withVerbs("get")
                .withResourceNames("mine")
                .endRule()
                .build())
        .create();
    client
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("reader")
                .withNamespace(namespace)
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "Role", "reader")
                .addNewSubject("", "ServiceAccount", "reader", namespace)
                .build())
        .create();
    eventually(
        () -> asReader(c -> c.secrets().inNamespace(namespace).withName("mine").get()) == null);
    refused(403, () -> asReader(c -> c.secrets().inNamespace(namespace).withName("x").get()));
    refused(403, () -> asReader(c -> c.secrets().inNamespace(namespace).list()));
    var rules =
        new SelfSubjectRulesReviewBuilder().withNewSpec().withNamespace(namespace).endSpec();
    assertThat(
            asReader(c -> c.authorization().v1().selfSubjectRulesReview().create(rules.build()))
                .getStatus()
                .getResourceRules())
        .anyMatch(r -> r.getResources().contains("secrets") && r.getVerbs().contains("get"));
  }

  @Test
  void tokensOfNobodyAreRefused() {
    refused(401, () -> with("a.b.c", c -> c.secrets().inNamespace(namespace).list()));
  }

  @Test
  void leadersAreElected() throws Exception {
    var leading = new CompletableFuture<String>();
    var config =
        new LeaderElectionConfigBuilder()
            .withName("test")
            .withLock(new LeaseLock(namespace, "lock", "me"))
            .withLeaseDuration(Duration.ofSeconds(15))
            .withRenewDeadline(Duration.ofSeconds(10))
            .withRetryPeriod(Duration.ofSeconds(1))
            .withReleaseOnCancel(true)
            .withLeaderCallbacks(new LeaderCallbacks(() -> {}, () -> {}, leading::complete))
            .build();
    var election = client.leaderElector().withConfig(config).build().start();
    assertThat(leading.get(20, TimeUnit.SECONDS)).isEqualTo("me");
    assertThat(
            client
                .leases()
                .inNamespace(namespace)
                .withName("lock")
                .get()
                .getSpec()
                .getHolderIdentity())
        .isEqualTo("me");
    election.cancel(true);
  }

  @Test
  void eventsAreSelectedByTheirObjectAndServedByBothApis() {
    client
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName("e")
                .withNamespace(namespace)
                .endMetadata()
                .withReason("Tested")
                .withMessage("words")
                .withType("Normal")
                .withNewInvolvedObject()
                .withKind("Pod")
                .withName("p")
                .withNamespace(namespace)
                .endInvolvedObject()
                .build())
        .create();
    assertThat(
            client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.name", "p")
                .list()
                .getItems())
        .hasSize(1);
    var modern = client.events().v1().events().inNamespace(namespace).withName("e").get();
    assertThat(modern.getNote()).isEqualTo("words");
    assertThat(modern.getRegarding().getName()).isEqualTo("p");
  }
}
