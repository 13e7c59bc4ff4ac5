package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.vault.Vaults;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.ScheduleSecretVersionDeletionDetails;
import com.oracle.bmc.vault.model.SecretVersionSummary;
import com.oracle.bmc.vault.requests.ListSecretVersionsRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretVersionDeletionRequest;
import com.oracle.bmc.vault.responses.ListSecretVersionsResponse;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.secrets.provider.vault.VersionsToPrune.Version;

/// The versions of secrets, of which OCI keeps 30: old ones make room for new ones.
record SecretVersions(OciConnection connection, String compartment, Clock clock) {

  /// OCI wants a day; clocks differ.
  private static final Duration SOONEST = Duration.ofHours(25);

  /// Schedules the deletion of versions that nobody can need, if the limit is near. Returns the
  /// secret with its etag after that.
  ///
  /// @throws FailureException when there is no room, and none that we may make
  Known withRoom(Known secret) {
    if (secret.secret().getCurrentVersionNumber() < VersionsToPrune.NEAR) {
      return secret;
    }
    var plan = VersionsToPrune.of(list(secret), Marks.of(secret.secret()).isOurs());
    var latest = secret;
    for (var number : plan.numbers()) {
      latest = scheduleDeletion(latest, number);
    }
    if (plan.isFull()) {
      throw new FailureException(
          new Failure.Exhausted(
              ("secret \"%s\" has %d versions, all that OCI keeps: schedule the deletion of"
                      + " deprecated ones")
                  .formatted(secret.name(), VersionsToPrune.LIMIT)));
    }
    return latest;
  }

  private List<Version> list(Known secret) {
    var request = ListSecretVersionsRequest.builder().secretId(secret.id());
    return Pages.all(
            token ->
                call(
                    "list the versions of",
                    secret,
                    c -> c.listSecretVersions(request.page(token).build())),
            ListSecretVersionsResponse::getItems,
            ListSecretVersionsResponse::getOpcNextPage)
        .stream()
        .map(SecretVersions::version)
        .toList();
  }

  private static Version version(SecretVersionSummary version) {
    return new Version(
        version.getVersionNumber(),
        version.getTimeOfDeletion() != null,
        version.getStages().equals(List.of(SecretVersionSummary.Stages.Deprecated)));
  }

  private Known scheduleDeletion(Known secret, long number) {
    var details =
        ScheduleSecretVersionDeletionDetails.builder()
            .timeOfDeletion(Date.from(clock.instant().plus(SOONEST)))
            .build();
    var request =
        ScheduleSecretVersionDeletionRequest.builder()
            .secretId(secret.id())
            .secretVersionNumber(number)
            .ifMatch(secret.etag())
            .scheduleSecretVersionDeletionDetails(details)
            .build();
    var answer =
        call(
            "schedule the deletion of version %d of".formatted(number),
            secret,
            c -> c.scheduleSecretVersionDeletion(request));
    return secret.withEtag(answer.getEtag());
  }

  private <R> R call(String doing, Known secret, Function<Vaults, R> call) {
    try {
      return call.apply(connection.client(Vaults.class, VaultsClient::builder));
    } catch (BmcException e) {
      throw VaultRefusals.ofWrite(
          e,
          "%s secret \"%s\"".formatted(doing, secret.name()),
          connection.identity(),
          compartment);
    }
  }
}
