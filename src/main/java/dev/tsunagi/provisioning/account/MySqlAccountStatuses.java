package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.provisioning.MySqlAccountStatus;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.account.Told.Says;
import dev.tsunagi.reconcile.Conditions;
import dev.tsunagi.reconcile.Reasons;
import org.jspecify.annotations.Nullable;

/// What the status of an account says.
final class MySqlAccountStatuses {

  static final String READY = "Ready";
  static final String SYNCED = "Synced";

  /// After these the account cannot be used, or must not be through this object.
  private static final Set<String> UNUSABLE =
      Set.of("AccountNotOurs", "DatabaseLost", "DatabaseNotOurs", "VaultSecretNotOurs");

  private MySqlAccountStatuses() {}

  /// Nothing new but what the conditions say.
  static MySqlAccountStatus of(MySqlAccountStatus before, Told told, long generation, Instant now) {
    return new MySqlAccountStatus(
        before.dbSystemId(),
        before.database(),
        before.username(),
        before.previousUsername(),
        before.vaultKey(),
        before.rotatedAt(),
        before.nextRotation(),
        before.binding(),
        conditions(before.conditions(), told, now),
        generation);
  }

  /// With what was found.
  static MySqlAccountStatus found(
      MySqlAccountStatus before, String dbSystemId, AccountNames names) {
    return new MySqlAccountStatus(
        dbSystemId,
        names.database(),
        before.username(),
        before.previousUsername(),
        names.vaultKey(),
        before.rotatedAt(),
        before.nextRotation(),
        before.binding(),
        before.conditions(),
        before.observedGeneration());
  }

  /// With what the Secret hands out now.
  static MySqlAccountStatus handedOut(
      MySqlAccountStatus before, Situation at, String secret, @Nullable Instant next) {
    var kept = at.kept().orElseThrow();
    var other = at.names().user(kept.serial() + 1);
    return new MySqlAccountStatus(
        before.dbSystemId(),
        before.database(),
        kept.username(),
        at.seen().account(other).exists() ? other : "",
        before.vaultKey(),
        kept.madeAt(),
        next,
        new BindingRef(secret),
        before.conditions(),
        before.observedGeneration());
  }

  private static List<Condition> conditions(List<Condition> before, Told told, Instant now) {
    var synced = with(before, SYNCED, told.synced(), now);
    return told.ready() == null ? synced : with(synced, READY, told.ready(), now);
  }

  private static List<Condition> with(List<Condition> before, String type, Says says, Instant now) {
    return Conditions.with(before, type, says.holds(), says.reason(), says.message(), now);
  }

  /// A failure makes an account unready only if it says so much, or if it never was ready.
  static Told failed(MySqlAccountStatus before, Failure failure) {
    var says = new Says(false, reason(failure), failure.message());
    var wasReady = Conditions.holds(before.conditions(), READY);
    return new Told(UNUSABLE.contains(says.reason()) || !wasReady ? says : null, says);
  }

  static String reason(Failure failure) {
    return Reasons.of(failure, "Unavailable");
  }
}
