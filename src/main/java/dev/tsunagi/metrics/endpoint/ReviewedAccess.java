package dev.tsunagi.metrics.endpoint;

import module java.base;

import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the API server who the reader is and whether it may `get` the path `/metrics`, as
/// controller-runtime does. Answers hold for a while, so that a scrape costs no calls.
public final class ReviewedAccess implements ScrapeAccess {

  private static final Logger LOG = LoggerFactory.getLogger(ReviewedAccess.class);

  static final Duration LEAVE_HOLDS = Duration.ofMinutes(1);
  static final Duration REFUSAL_HOLDS = Duration.ofSeconds(10);

  /// So many readers are remembered; there are one or two as a rule.
  private static final int REMEMBERED = 64;

  private record Known(Verdict verdict, Instant until) {}

  private final KubernetesClient client;
  private final Clock clock;
  private final Map<String, Known> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
              return size() > REMEMBERED;
            }
          });

  public ReviewedAccess(KubernetesClient client, Clock clock) {
    this.client = client;
    this.clock = clock;
  }

  @Override
  public Verdict check(Optional<String> token) {
    return token.filter(t -> !t.isEmpty()).map(this::recall).orElse(Verdict.UNKNOWN_READER);
  }

  private Verdict recall(String token) {
    var now = clock.instant();
    var reader = digest(token);
    var before = known.get(reader);
    if (before != null && now.isBefore(before.until())) {
      return before.verdict();
    }
    var verdict = ask(token);
    if (verdict != Verdict.UNCLEAR) {
      var holds = verdict == Verdict.ALLOWED ? LEAVE_HOLDS : REFUSAL_HOLDS;
      known.put(reader, new Known(verdict, now.plus(holds)));
    }
    return verdict;
  }

  private Verdict ask(String token) {
    try {
      return reader(token)
          .map(user -> mayRead(user) ? Verdict.ALLOWED : Verdict.FORBIDDEN)
          .orElse(Verdict.UNKNOWN_READER);
    } catch (KubernetesClientException e) {
      LOG.atWarn()
          .addKeyValue("status", e.getCode())
          .log(
              "could not ask the API server about a reader of metrics; may the operator create"
                  + " tokenreviews and subjectaccessreviews?");
      return Verdict.UNCLEAR;
    }
  }

  private Optional<UserInfo> reader(String token) {
    var review = new TokenReviewBuilder().withNewSpec().withToken(token).endSpec().build();
    var status = client.resource(review).create().getStatus();
    return Boolean.TRUE.equals(status.getAuthenticated())
        ? Optional.of(status.getUser())
        : Optional.empty();
  }

  private boolean mayRead(UserInfo user) {
    var review =
        new SubjectAccessReviewBuilder()
            .withNewSpec()
            .withUser(user.getUsername())
            .withUid(user.getUid())
            .withGroups(user.getGroups())
            .withExtra(user.getExtra())
            .withNewNonResourceAttributes(MetricsEndpoint.PATH, "get")
            .endSpec()
            .build();
    var answer = client.authorization().v1().subjectAccessReview().create(review);
    return Boolean.TRUE.equals(answer.getStatus().getAllowed());
  }

  /// Tokens are not kept.
  private static String digest(String token) {
    try {
      var bytes = token.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
