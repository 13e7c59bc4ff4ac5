package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Validation;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceRule;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// Asks an API server what the identity may do there, without reading anything.
record SelfReview(ClusterConnection connection, String namespace) {

  private static final String SECRETS = "secrets";

  Validation validate() {
    try {
      return mayReadAll() ? new Validation.Valid() : byRules();
    } catch (KubernetesClientException e) {
      if (e.getCode() == 403 || e.getCode() == 404) {
        return new Validation.Unknown(
            "%s lets nobody ask what %s may do"
                .formatted(
                    connection.key().server().url(), connection.key().identity().describe()));
      }
      throw RemoteFailures.of(e, connection.key(), "get", namespace, "");
    }
  }

  private boolean mayReadAll() {
    var review =
        new SelfSubjectAccessReviewBuilder()
            .withNewSpec()
            .withNewResourceAttributes()
            .withVerb("get")
            .withResource(SECRETS)
            .withNamespace(namespace)
            .endResourceAttributes()
            .endSpec()
            .build();
    var answer = connection.client().authorization().v1().selfSubjectAccessReview().create(review);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  /// Whoever may read some Secrets by name may not read all, and is served all the same.
  private Validation byRules() {
    var review =
        new SelfSubjectRulesReviewBuilder()
            .withNewSpec()
            .withNamespace(namespace)
            .endSpec()
            .build();
    var answer = connection.client().authorization().v1().selfSubjectRulesReview().create(review);
    var status = answer.getStatus();
    if (status.getResourceRules().stream().anyMatch(SelfReview::readsSome)) {
      return new Validation.Valid();
    }
    if (Boolean.TRUE.equals(status.getIncomplete())) {
      return new Validation.Unknown("the API server does not know all that may be done");
    }
    var what =
        "Secrets of namespace \"%s\" at %s".formatted(namespace, connection.key().server().url());
    throw new FailureException(
        new Failure.Denied(RemoteFailures.mayNot(connection.key(), "get", what)));
  }

  private static boolean readsSome(ResourceRule rule) {
    return has(rule.getApiGroups(), "")
        && has(rule.getResources(), SECRETS)
        && has(rule.getVerbs(), "get");
  }

  private static boolean has(List<String> allowed, String wanted) {
    return allowed.contains("*") || allowed.contains(wanted);
  }
}
