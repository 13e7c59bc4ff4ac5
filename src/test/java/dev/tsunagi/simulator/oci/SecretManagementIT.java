package dev.tsunagi.simulator.oci;

import static dev.tsunagi.simulator.oci.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.secrets.SecretsClient;
import com.oracle.bmc.secrets.requests.GetSecretBundleRequest;
import com.oracle.bmc.vault.VaultsClient;
import com.oracle.bmc.vault.model.Base64SecretContentDetails;
import com.oracle.bmc.vault.model.ChangeSecretCompartmentDetails;
import com.oracle.bmc.vault.model.CreateSecretDetails;
import com.oracle.bmc.vault.model.FunctionTargetSystemDetails;
import com.oracle.bmc.vault.model.PassphraseGenerationContext;
import com.oracle.bmc.vault.model.RotationConfig;
import com.oracle.bmc.vault.model.ScheduleSecretDeletionDetails;
import com.oracle.bmc.vault.model.ScheduleSecretVersionDeletionDetails;
import com.oracle.bmc.vault.model.Secret;
import com.oracle.bmc.vault.model.SecretContentDetails;
import com.oracle.bmc.vault.model.SecretExpiryRule;
import com.oracle.bmc.vault.model.SecretReuseRule;
import com.oracle.bmc.vault.model.SecretSummary;
import com.oracle.bmc.vault.model.SecretVersion;
import com.oracle.bmc.vault.model.SecretVersionSummary;
import com.oracle.bmc.vault.model.UpdateSecretDetails;
import com.oracle.bmc.vault.requests.CancelSecretDeletionRequest;
import com.oracle.bmc.vault.requests.CancelSecretRotationRequest;
import com.oracle.bmc.vault.requests.CancelSecretVersionDeletionRequest;
import com.oracle.bmc.vault.requests.ChangeSecretCompartmentRequest;
import com.oracle.bmc.vault.requests.CreateSecretRequest;
import com.oracle.bmc.vault.requests.GetSecretRequest;
import com.oracle.bmc.vault.requests.GetSecretVersionRequest;
import com.oracle.bmc.vault.requests.ListSecretVersionsRequest;
import com.oracle.bmc.vault.requests.ListSecretsRequest;
import com.oracle.bmc.vault.requests.RotateSecretRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretDeletionRequest;
import com.oracle.bmc.vault.requests.ScheduleSecretVersionDeletionRequest;
import com.oracle.bmc.vault.requests.UpdateSecretRequest;
import com.oracle.bmc.workrequests.model.WorkRequest;
import com.oracle.bmc.workrequests.requests.GetWorkRequestRequest;
import com.oracle.bmc.workrequests.requests.ListWorkRequestErrorsRequest;
import com.oracle.bmc.workrequests.requests.ListWorkRequestLogsRequest;
import com.oracle.bmc.workrequests.requests.ListWorkRequestsRequest;
import dev.tsunagi.simulator.oci.wire.Faults;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every operation on secrets, called by the Java SDK.
class SecretManagementIT {

  private OciSimulator simulator;
  private Clients clients;
  private VaultsClient vaults;
  private SecretsClient bundles;

  @BeforeEach
  void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    clients = Clients.of(simulator, "demo");
    vaults = clients.vaults();
    bundles = clients.secrets();
  }

  @AfterEach
  void stop() {
    vaults.close();
    bundles.close();
    simulator.close();
  }

  @Test
  void createsAndShowsASecret() {
    var created =
        vaults.createSecret(
            request(details("fresh").description("d").metadata(Map.of("k", 1)).build()));
    var got = get(created.getSecret().getId());

    assertThat(created.getEtag()).isNotBlank();
    assertThat(got).isEqualTo(created.getSecret());
    assertThat(got.getSecretName()).isEqualTo("fresh");
    assertThat(got.getCurrentVersionNumber()).isEqualTo(1);
    assertThat(got.getLifecycleState()).isEqualTo(Secret.LifecycleState.Active);
    assertThat(got.getRotationStatus().getValue()).isEqualTo("NOT_ENABLED");
    assertThat(got.getMetadata()).containsEntry("k", 1);
    assertThat(got.getIsReplica()).isFalse();
    assertThat(bundle(got.getId())).isEqualTo("v1");
  }

  @Test
  void refusesWhatItCannotCreate() {
    create("taken");

    assertError(400, "InvalidParameter", () -> create("taken"));
    assertError(400, "InvalidParameter", () -> create("no spaces"));
    assertError(400, "MissingParameter", () -> vaults.createSecret(request(details(null).build())));
    assertError(
        400,
        "MissingParameter",
        () -> vaults.createSecret(request(details("x").secretContent(null).build())));
    assertError(
        400,
        "RelatedResourceNotAuthorizedOrNotFound",
        () -> vaults.createSecret(request(details("x").keyId("ocid1.key.none").build())));
    assertError(
        400,
        "RelatedResourceNotAuthorizedOrNotFound",
        () -> vaults.createSecret(request(details("x").vaultId("ocid1.vault.none").build())));
    assertError(
        404,
        "NotAuthorizedOrNotFound",
        () -> vaults.createSecret(request(details("x").compartmentId("none").build())));
  }

  @Test
  void updatesContentAndRollsBack() {
    var id = create("app").getId();

    var second = update(id, content("v2", null).build());
    assertThat(second.getCurrentVersionNumber()).isEqualTo(2);
    assertThat(bundle(id)).isEqualTo("v2");

    update(id, content("v3", SecretContentDetails.Stage.Pending).build());
    assertThat(bundle(id)).isEqualTo("v2");

    update(id, UpdateSecretDetails.builder().currentVersionNumber(3L).build());
    assertThat(bundle(id)).isEqualTo("v3");

    update(id, UpdateSecretDetails.builder().currentVersionNumber(1L).build());
    assertThat(bundle(id)).isEqualTo("v1");
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(1);
  }

  @Test
  void updatesOnlyTheRevisionThatTheCallerSaw() {
    var id = create("app").getId();
    var etag = vaults.getSecret(getRequest(id)).getEtag();
    var update =
        UpdateSecretRequest.builder()
            .secretId(id)
            .ifMatch(etag)
            .updateSecretDetails(content("v2", null).build())
            .build();

    var answered = vaults.updateSecret(update);

    assertThat(answered.getEtag()).isNotEqualTo(etag);
    assertError(412, "NoEtagMatch", () -> vaults.updateSecret(update));
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(2);
  }

  @Test
  void anExplicitNullClearsAndAnAbsentFieldDoesNot() {
    var id =
        vaults
            .createSecret(request(details("app").description("d").metadata(Map.of("k", 1)).build()))
            .getSecret()
            .getId();

    update(id, UpdateSecretDetails.builder().freeformTags(Map.of("t", "1")).build());
    assertThat(get(id).getDescription()).isEqualTo("d");

    update(id, UpdateSecretDetails.builder().description(null).metadata(null).build());
    assertThat(get(id).getDescription()).isNull();
    assertThat(get(id).getMetadata()).isEmpty();
    assertThat(get(id).getFreeformTags()).containsEntry("t", "1");
  }

  @Test
  void listsFiltersSortsAndPages() {
    for (var i = 0; i < 5; i++) {
      create("page-" + i);
    }
    var byName =
        ListSecretsRequest.builder()
            .compartmentId(Clients.COMPARTMENT)
            .vaultId(Clients.VAULT)
            .sortBy(ListSecretsRequest.SortBy.Name)
            .limit(3)
            .build();

    assertThat(vaults.getPaginators().listSecretsRecordIterator(byName))
        .extracting(SecretSummary::getSecretName)
        .containsExactly(
            "api-token",
            "database",
            "page-0",
            "page-1",
            "page-2",
            "page-3",
            "page-4",
            "rotated-password");
    assertThat(simulator.journal().count("ListSecrets")).isEqualTo(3);
    var pending =
        ListSecretsRequest.builder()
            .compartmentId(Clients.COMPARTMENT)
            .lifecycleState(SecretSummary.LifecycleState.PendingDeletion)
            .build();
    assertThat(vaults.listSecrets(pending).getItems()).isEmpty();
    assertThat(vaults.listSecrets(pending).getOpcNextPage()).isNull();
    var named =
        ListSecretsRequest.builder().compartmentId(Clients.COMPARTMENT).name("page-3").build();
    assertThat(vaults.listSecrets(named).getItems()).hasSize(1);
    var badPage =
        ListSecretsRequest.builder().compartmentId(Clients.COMPARTMENT).page("nonsense").build();
    assertError(400, "InvalidParameter", () -> vaults.listSecrets(badPage));
  }

  @Test
  void anEmptyPageIsNotTheLast() {
    simulator.faults().add("ListSecrets", new Faults.Effect.EmptyPage(), 2);
    var all = ListSecretsRequest.builder().compartmentId(Clients.COMPARTMENT).limit(2).build();

    assertThat(vaults.listSecrets(all).getItems()).isEmpty();
    assertThat(vaults.getPaginators().listSecretsRecordIterator(all)).hasSize(3);
  }

  @Test
  void listsAndDeletesVersions() {
    var id = create("app").getId();
    update(id, content("v2", null).build());
    update(id, content("v3", null).build());
    var list = ListSecretVersionsRequest.builder().secretId(id).build();
    var schedule =
        ScheduleSecretVersionDeletionRequest.builder()
            .secretId(id)
            .secretVersionNumber(1L)
            .scheduleSecretVersionDeletionDetails(
                ScheduleSecretVersionDeletionDetails.builder().build())
            .build();

    assertThat(vaults.listSecretVersions(list).getItems())
        .extracting(SecretVersionSummary::getVersionNumber)
        .containsExactly(3L, 2L, 1L);
    assertThat(version(id, 3).getStages())
        .containsExactly(SecretVersion.Stages.Current, SecretVersion.Stages.Latest);
    assertError(
        409,
        "IncorrectState",
        () ->
            vaults.scheduleSecretVersionDeletion(
                ScheduleSecretVersionDeletionRequest.builder()
                    .copy(schedule)
                    .secretVersionNumber(3L)
                    .build()));

    vaults.scheduleSecretVersionDeletion(schedule);
    assertThat(version(id, 1).getTimeOfDeletion()).isNotNull();
    vaults.cancelSecretVersionDeletion(
        CancelSecretVersionDeletionRequest.builder().secretId(id).secretVersionNumber(1L).build());
    assertThat(version(id, 1).getTimeOfDeletion()).isNull();

    vaults.scheduleSecretVersionDeletion(schedule);
    simulator.clock().advance(Duration.ofDays(31));
    assertError(404, "NotAuthorizedOrNotFound", () -> version(id, 1));
    assertThat(vaults.listSecretVersions(list).getItems()).hasSize(2);
  }

  @Test
  void aDeletedSecretComesBackOrGoesForGood() {
    var id = create("app").getId();

    schedule(id, null);
    assertThat(get(id).getLifecycleState()).isEqualTo(Secret.LifecycleState.PendingDeletion);
    assertThat(get(id).getTimeOfDeletion()).isNotNull();
    assertError(404, "NotAuthorizedOrNotFound", () -> bundle(id));
    assertError(409, "IncorrectState", () -> update(id, content("v2", null).build()));
    assertError(409, "IncorrectState", () -> schedule(id, null));
    assertError(400, "InvalidParameter", () -> create("app"));

    vaults.cancelSecretDeletion(CancelSecretDeletionRequest.builder().secretId(id).build());
    assertThat(bundle(id)).isEqualTo("v1");
    assertThat(get(id).getTimeOfDeletion()).isNull();

    var soon = simulator.clock().instant().plus(Duration.ofDays(2));
    schedule(id, Date.from(soon));
    simulator.clock().advance(Duration.ofDays(3));
    assertThat(get(id).getLifecycleState()).isEqualTo(Secret.LifecycleState.Deleted);
    assertError(400, "InvalidParameter", () -> create("app"));
    assertError(
        400, "InvalidParameter", () -> schedule(create("other").getId(), Date.from(Instant.now())));
  }

  @Test
  void rotatesNowAndBySchedule() {
    var target = FunctionTargetSystemDetails.builder().functionId("ocid1.fnfunc").build();
    var rotation =
        RotationConfig.builder()
            .targetSystemDetails(target)
            .rotationInterval("P10D")
            .isScheduledRotationEnabled(true)
            .build();
    var id =
        vaults
            .createSecret(request(details("app").rotationConfig(rotation).build()))
            .getSecret()
            .getId();
    assertThat(get(id).getRotationStatus().getValue()).isEqualTo("SCHEDULED");

    var rotated = vaults.rotateSecret(RotateSecretRequest.builder().secretId(id).build());
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(2);
    assertWorkRequest(rotated.getOpcWorkRequestId(), id);

    simulator.clock().advance(Duration.ofDays(25));
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(4);
    assertThat(get(id).getLastRotationTime()).isNotNull();
    assertThat(get(id).getNextRotationTime()).isNotNull();

    vaults.cancelSecretRotation(CancelSecretRotationRequest.builder().secretId(id).build());
    simulator.clock().advance(Duration.ofDays(25));
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(4);
    assertThat(get(id).getRotationStatus().getValue()).isEqualTo("NOT_ENABLED");
    assertError(
        400,
        "InvalidParameter",
        () ->
            vaults.rotateSecret(
                RotateSecretRequest.builder().secretId(create("plain").getId()).build()));
  }

  private void assertWorkRequest(String id, String secretId) {
    try (var client = clients.workRequests()) {
      var request =
          client
              .getWorkRequest(GetWorkRequestRequest.builder().workRequestId(id).build())
              .getWorkRequest();
      assertThat(request.getStatus()).isEqualTo(WorkRequest.Status.Succeeded);
      assertThat(request.getResources())
          .singleElement()
          .satisfies(resource -> assertThat(resource.getIdentifier()).isEqualTo(secretId));
      assertThat(
              client
                  .listWorkRequests(
                      ListWorkRequestsRequest.builder()
                          .compartmentId(Clients.COMPARTMENT)
                          .resourceId(secretId)
                          .build())
                  .getItems())
          .hasSize(1);
      assertThat(
              client
                  .listWorkRequestErrors(
                      ListWorkRequestErrorsRequest.builder().workRequestId(id).build())
                  .getItems())
          .isEmpty();
      assertThat(
              client
                  .listWorkRequestLogs(
                      ListWorkRequestLogsRequest.builder().workRequestId(id).build())
                  .getItems())
          .hasSize(1);
    }
  }

  @Test
  void rulesExpireVersionsAndForbidReuse() {
    var rules =
        List.of(
            SecretExpiryRule.builder()
                .secretVersionExpiryInterval("P5D")
                .isSecretContentRetrievalBlockedOnExpiry(true)
                .build(),
            SecretReuseRule.builder().build());
    var id =
        vaults
            .createSecret(request(details("app").secretRules(List.copyOf(rules)).build()))
            .getSecret()
            .getId();

    assertError(400, "InvalidParameter", () -> update(id, content("v1", null).build()));
    simulator.clock().advance(Duration.ofDays(4));
    assertThat(bundle(id)).isEqualTo("v1");
    simulator.clock().advance(Duration.ofDays(2));
    assertError(400, "InvalidParameter", () -> bundle(id));
    update(id, content("v2", null).build());
    assertThat(bundle(id)).isEqualTo("v2");
    assertThat(get(id).getTimeOfCurrentVersionExpiry()).isNotNull();
  }

  @Test
  void generatesContent() {
    var context =
        PassphraseGenerationContext.builder()
            .generationTemplate(
                PassphraseGenerationContext.GenerationTemplate.SecretsDefaultPassword)
            .passphraseLength(40)
            .build();
    var secret =
        vaults
            .createSecret(
                request(
                    details("app")
                        .secretContent(null)
                        .enableAutoGeneration(true)
                        .secretGenerationContext(context)
                        .build()))
            .getSecret();

    assertThat(secret.getIsAutoGenerationEnabled()).isTrue();
    assertThat(bundle(secret.getId())).hasSize(40);
    assertThat(version(secret.getId(), 1).getIsContentAutoGenerated()).isTrue();
  }

  @Test
  void moreThanThirtyVersionsAreRefused() {
    var id = create("app").getId();
    for (var i = 2; i <= 30; i++) {
      update(id, content("v" + i, null).build());
    }

    assertError(400, "LimitExceeded", () -> update(id, content("v31", null).build()));
    assertThat(get(id).getCurrentVersionNumber()).isEqualTo(30);
  }

  @Test
  void movesToAnotherCompartment() {
    var id = create("app").getId();
    var tenancy = "ocid1.tenancy.oc1..demo";

    vaults.changeSecretCompartment(
        ChangeSecretCompartmentRequest.builder()
            .secretId(id)
            .changeSecretCompartmentDetails(
                ChangeSecretCompartmentDetails.builder().compartmentId(tenancy).build())
            .build());

    assertThat(get(id).getCompartmentId()).isEqualTo(tenancy);
  }

  @Test
  void aRetryTokenCreatesOnceForADay() {
    var request =
        CreateSecretRequest.builder()
            .createSecretDetails(details("once").build())
            .opcRetryToken("token")
            .build();

    var first = vaults.createSecret(request).getSecret().getId();
    assertThat(vaults.createSecret(request).getSecret().getId()).isEqualTo(first);

    schedule(first, null);
    assertError(409, "InvalidatedRetryToken", () -> vaults.createSecret(request));
    simulator.clock().advance(Duration.ofHours(25));
    assertError(400, "InvalidParameter", () -> vaults.createSecret(request));
  }

  private Secret create(String name) {
    return vaults.createSecret(request(details(name).build())).getSecret();
  }

  private static CreateSecretRequest request(CreateSecretDetails details) {
    return CreateSecretRequest.builder().createSecretDetails(details).build();
  }

  private static CreateSecretDetails.Builder details(@Nullable String name) {
    return CreateSecretDetails.builder()
        .compartmentId(Clients.COMPARTMENT)
        .vaultId(Clients.VAULT)
        .keyId(Clients.KEY)
        .secretName(name)
        .secretContent(base64("v1", null));
  }

  private static UpdateSecretDetails.Builder content(
      String text, SecretContentDetails.@Nullable Stage stage) {
    return UpdateSecretDetails.builder().secretContent(base64(text, stage));
  }

  private static SecretContentDetails base64(
      String text, SecretContentDetails.@Nullable Stage stage) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    return Base64SecretContentDetails.builder()
        .content(Base64.getEncoder().encodeToString(bytes))
        .stage(stage)
        .build();
  }

  private Secret update(String id, UpdateSecretDetails details) {
    return vaults
        .updateSecret(
            UpdateSecretRequest.builder().secretId(id).updateSecretDetails(details).build())
        .getSecret();
  }

  private void schedule(String id, @Nullable Date time) {
    vaults.scheduleSecretDeletion(
        ScheduleSecretDeletionRequest.builder()
            .secretId(id)
            .scheduleSecretDeletionDetails(
                ScheduleSecretDeletionDetails.builder().timeOfDeletion(time).build())
            .build());
  }

  private Secret get(String id) {
    return vaults.getSecret(getRequest(id)).getSecret();
  }

  private static GetSecretRequest getRequest(String id) {
    return GetSecretRequest.builder().secretId(id).build();
  }

  private SecretVersion version(String id, long number) {
    return vaults
        .getSecretVersion(
            GetSecretVersionRequest.builder().secretId(id).secretVersionNumber(number).build())
        .getSecretVersion();
  }

  private String bundle(String id) {
    var request = GetSecretBundleRequest.builder().secretId(id).build();
    return SecretBundlesIT.text(bundles.getSecretBundle(request).getSecretBundle());
  }
}
