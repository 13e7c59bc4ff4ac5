package dev.tsunagi.simulator.oci;

import static dev.tsunagi.simulator.oci.Errors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.oracle.bmc.identity.IdentityClient;
import com.oracle.bmc.identity.model.AvailabilityDomain;
import com.oracle.bmc.identity.model.Compartment;
import com.oracle.bmc.identity.requests.GetCompartmentRequest;
import com.oracle.bmc.identity.requests.GetTenancyRequest;
import com.oracle.bmc.identity.requests.ListAvailabilityDomainsRequest;
import com.oracle.bmc.identity.requests.ListCompartmentsRequest;
import com.oracle.bmc.identity.requests.ListFaultDomainsRequest;
import com.oracle.bmc.identity.requests.ListRegionSubscriptionsRequest;
import com.oracle.bmc.identity.requests.ListRegionsRequest;
import com.oracle.bmc.keymanagement.KmsManagementClient;
import com.oracle.bmc.keymanagement.KmsVaultClient;
import com.oracle.bmc.keymanagement.model.CreateKeyDetails;
import com.oracle.bmc.keymanagement.model.CreateVaultDetails;
import com.oracle.bmc.keymanagement.model.Key;
import com.oracle.bmc.keymanagement.model.KeyShape;
import com.oracle.bmc.keymanagement.model.KeySummary;
import com.oracle.bmc.keymanagement.model.ScheduleKeyDeletionDetails;
import com.oracle.bmc.keymanagement.model.ScheduleVaultDeletionDetails;
import com.oracle.bmc.keymanagement.model.Vault;
import com.oracle.bmc.keymanagement.model.VaultSummary;
import com.oracle.bmc.keymanagement.requests.CancelKeyDeletionRequest;
import com.oracle.bmc.keymanagement.requests.CancelVaultDeletionRequest;
import com.oracle.bmc.keymanagement.requests.CreateKeyRequest;
import com.oracle.bmc.keymanagement.requests.CreateVaultRequest;
import com.oracle.bmc.keymanagement.requests.DisableKeyRequest;
import com.oracle.bmc.keymanagement.requests.EnableKeyRequest;
import com.oracle.bmc.keymanagement.requests.GetKeyRequest;
import com.oracle.bmc.keymanagement.requests.GetVaultRequest;
import com.oracle.bmc.keymanagement.requests.ListKeysRequest;
import com.oracle.bmc.keymanagement.requests.ListVaultsRequest;
import com.oracle.bmc.keymanagement.requests.ScheduleKeyDeletionRequest;
import com.oracle.bmc.keymanagement.requests.ScheduleVaultDeletionRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Compartments, vaults and keys with the Java SDK.
class PlacesIT {

  private static final String TENANCY = "ocid1.tenancy.oc1..demo";

  private static OciSimulator simulator;
  private static IdentityClient identity;
  private static KmsVaultClient vaults;
  private static KmsManagementClient keys;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    var clients = Clients.of(simulator, "demo");
    identity = clients.identity();
    vaults = clients.kms();
    keys = clients.keys(vault(Clients.VAULT).getManagementEndpoint());
  }

  @AfterAll
  static void stop() {
    identity.close();
    vaults.close();
    keys.close();
    simulator.close();
  }

  @Test
  void theTenancyHasCompartmentsBelowIt() {
    var below =
        ListCompartmentsRequest.builder()
            .compartmentId(TENANCY)
            .compartmentIdInSubtree(true)
            .accessLevel(ListCompartmentsRequest.AccessLevel.Accessible)
            .build();
    var none = ListCompartmentsRequest.builder().compartmentId(TENANCY).name("another").build();
    var demo = GetCompartmentRequest.builder().compartmentId(Clients.COMPARTMENT).build();

    assertThat(identity.listCompartments(below).getItems())
        .extracting(Compartment::getName)
        .containsExactly("demo");
    assertThat(identity.listCompartments(none).getItems()).isEmpty();
    assertThat(identity.getCompartment(demo).getCompartment().getCompartmentId())
        .isEqualTo(TENANCY);
    assertError(
        400,
        "InvalidParameter",
        () ->
            identity.listCompartments(
                ListCompartmentsRequest.builder()
                    .compartmentId(Clients.COMPARTMENT)
                    .compartmentIdInSubtree(true)
                    .build()));
    assertError(
        404,
        "NotAuthorizedOrNotFound",
        () ->
            identity.getCompartment(GetCompartmentRequest.builder().compartmentId("none").build()));
  }

  @Test
  void theTenancyHasOneRegionAndThreeDomains() {
    var domains =
        identity
            .listAvailabilityDomains(
                ListAvailabilityDomainsRequest.builder().compartmentId(TENANCY).build())
            .getItems();

    assertThat(domains)
        .extracting(AvailabilityDomain::getName)
        .containsExactly("Sim:US-ASHBURN-1-AD-1", "Sim:US-ASHBURN-1-AD-2", "Sim:US-ASHBURN-1-AD-3");
    assertThat(
            identity
                .listFaultDomains(
                    ListFaultDomainsRequest.builder()
                        .compartmentId(TENANCY)
                        .availabilityDomain(domains.getFirst().getName())
                        .build())
                .getItems())
        .hasSize(3);
    assertThat(identity.listRegions(ListRegionsRequest.builder().build()).getItems())
        .extracting(region -> region.getKey() + "=" + region.getName())
        .containsExactly("IAD=us-ashburn-1");
    assertThat(
            identity
                .getTenancy(GetTenancyRequest.builder().tenancyId(TENANCY).build())
                .getTenancy()
                .getHomeRegionKey())
        .isEqualTo("IAD");
    assertThat(
            identity
                .listRegionSubscriptions(
                    ListRegionSubscriptionsRequest.builder().tenancyId(TENANCY).build())
                .getItems())
        .singleElement()
        .satisfies(region -> assertThat(region.getIsHomeRegion()).isTrue());
  }

  @Test
  void aVaultPointsBackAtTheSimulator() {
    var vault = vault(Clients.VAULT);

    assertThat(vault.getManagementEndpoint()).isEqualTo(simulator.url().toString());
    assertThat(vault.getCryptoEndpoint()).isEqualTo(simulator.url().toString());
    assertThat(vault.getLifecycleState()).isEqualTo(Vault.LifecycleState.Active);
    assertError(404, "NotAuthorizedOrNotFound", () -> vault("ocid1.vault.none"));
  }

  @Test
  void vaultsAreCreatedListedAndDeletedIn7To30Days() {
    var details =
        CreateVaultDetails.builder()
            .compartmentId(TENANCY)
            .displayName("second")
            .vaultType(CreateVaultDetails.VaultType.Default)
            .build();
    var id =
        vaults
            .createVault(CreateVaultRequest.builder().createVaultDetails(details).build())
            .getVault()
            .getId();

    assertThat(
            vaults
                .listVaults(ListVaultsRequest.builder().compartmentId(TENANCY).build())
                .getItems())
        .extracting(VaultSummary::getDisplayName)
        .containsExactly("second");
    assertThat(schedule(id, 10).getLifecycleState())
        .isEqualTo(Vault.LifecycleState.PendingDeletion);
    vaults.cancelVaultDeletion(CancelVaultDeletionRequest.builder().vaultId(id).build());
    assertThat(vault(id).getLifecycleState()).isEqualTo(Vault.LifecycleState.Active);
    assertError(400, "InvalidParameter", () -> schedule(id, 2));
    assertError(400, "InvalidParameter", () -> schedule(id, 31));
  }

  private static Vault schedule(String id, int days) {
    var time = Date.from(simulator.clock().instant().plus(Duration.ofDays(days)));
    return vaults
        .scheduleVaultDeletion(
            ScheduleVaultDeletionRequest.builder()
                .vaultId(id)
                .scheduleVaultDeletionDetails(
                    ScheduleVaultDeletionDetails.builder().timeOfDeletion(time).build())
                .build())
        .getVault();
  }

  @Test
  void keysAreCreatedListedDisabledAndDeleted() {
    var id = createKey("aes", KeyShape.Algorithm.Aes, 32);
    createKey("rsa", KeyShape.Algorithm.Rsa, 256);

    assertThat(
            keys.listKeys(
                    ListKeysRequest.builder()
                        .compartmentId(Clients.COMPARTMENT)
                        .algorithm(ListKeysRequest.Algorithm.Aes)
                        .sortBy(ListKeysRequest.SortBy.Displayname)
                        .build())
                .getItems())
        .extracting(KeySummary::getDisplayName)
        .containsExactly("aes", "demo-key");
    keys.disableKey(DisableKeyRequest.builder().keyId(id).build());
    assertThat(key(id).getLifecycleState()).isEqualTo(Key.LifecycleState.Disabled);
    assertError(
        409,
        "IncorrectState",
        () -> keys.disableKey(DisableKeyRequest.builder().keyId(id).build()));
    keys.enableKey(EnableKeyRequest.builder().keyId(id).build());
    keys.scheduleKeyDeletion(
        ScheduleKeyDeletionRequest.builder()
            .keyId(id)
            .scheduleKeyDeletionDetails(ScheduleKeyDeletionDetails.builder().build())
            .build());
    assertThat(key(id).getTimeOfDeletion()).isNotNull();
    keys.cancelKeyDeletion(CancelKeyDeletionRequest.builder().keyId(id).build());
    assertThat(key(id).getLifecycleState()).isEqualTo(Key.LifecycleState.Enabled);
    assertError(400, "InvalidParameter", () -> createKey("bits", KeyShape.Algorithm.Aes, 256));
  }

  private static String createKey(String name, KeyShape.Algorithm algorithm, int length) {
    var details =
        CreateKeyDetails.builder()
            .compartmentId(Clients.COMPARTMENT)
            .displayName(name)
            .keyShape(KeyShape.builder().algorithm(algorithm).length(length).build())
            .build();
    return keys.createKey(CreateKeyRequest.builder().createKeyDetails(details).build())
        .getKey()
        .getId();
  }

  private static Key key(String id) {
    return keys.getKey(GetKeyRequest.builder().keyId(id).build()).getKey();
  }

  private static Vault vault(String id) {
    return vaults.getVault(GetVaultRequest.builder().vaultId(id).build()).getVault();
  }
}
