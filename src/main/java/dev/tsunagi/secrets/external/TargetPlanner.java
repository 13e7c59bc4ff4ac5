package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.ownership.Ownership;
import io.fabric8.kubernetes.api.model.Secret;

/// Decides what becomes of the target Secret. Touches nothing.
///
/// | live Secret | plan |
/// |---|---|
/// | none | create; with Merge leave missing |
/// | controlled by another ExternalSecret, or, with Owner, by something else | refuse |
/// | of a type that Kubernetes itself hands out or accepts tokens by | refuse |
/// | ours or nobody's | update to its desired shape; keep if that changes nothing |
/// | any, with creationPolicy None | leave alone |
final class TargetPlanner {

  /// What the API server takes in `data`, values summed (`MaxSecretSize`).
  static final int LARGEST = 1024 * 1024;

  /// Who writes into these, labels and annotations included, can make tokens of other accounts.
  private static final Set<String> TOKENS =
      Set.of("kubernetes.io/service-account-token", "bootstrap.kubernetes.io/token");

  private TargetPlanner() {}

  static TargetPlan plan(DesiredSecret desired, Optional<Secret> live) {
    return switch (desired.policy().creation()) {
      case NONE -> new TargetPlan.LeaveAlone();
      case MERGE ->
          live.map(secret -> overwrite(desired, secret)).orElseGet(TargetPlan.LeaveMissing::new);
      case OWNER, ORPHAN, CREATE_OR_MERGE ->
          live.map(secret -> overwrite(desired, secret)).orElseGet(() -> create(desired));
    };
  }

  private static TargetPlan create(DesiredSecret desired) {
    return sized(desired, new TargetPlan.Create(TargetShape.fresh(desired)), desired.data());
  }

  private static TargetPlan overwrite(DesiredSecret desired, Secret live) {
    var foreign =
        Ownership.foreignController(
            live.getMetadata(), desired.owner().name(), desired.policy().owns());
    if (foreign.isPresent()) {
      return new TargetPlan.Refuse(TargetRefusals.ownedBy(desired, foreign.get()));
    }
    var next = TargetShape.mutated(desired, live);
    if (next.equals(TargetShape.withoutManagedFields(live))) {
      return new TargetPlan.Keep(live);
    }
    if (TOKENS.contains(Objects.requireNonNullElse(live.getType(), ""))) {
      return new TargetPlan.Refuse(TargetRefusals.isToken(desired, live));
    }
    var data = TargetView.dataOf(next);
    return Boolean.TRUE.equals(live.getImmutable()) && !TargetView.dataOf(live).equals(data)
        ? new TargetPlan.Refuse(TargetRefusals.immutable(desired))
        : sized(desired, new TargetPlan.Update(next), data);
  }

  private static TargetPlan sized(DesiredSecret desired, TargetPlan plan, SecretData data) {
    var size = data.values().values().stream().mapToLong(v -> v.length()).sum();
    return size > LARGEST ? new TargetPlan.Refuse(TargetRefusals.tooLarge(desired, size)) : plan;
  }
}
