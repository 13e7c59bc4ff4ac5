package dev.tsunagi.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.secrets.OracleProvider.PrincipalType;
import dev.tsunagi.api.secrets.SecretStore;
import dev.tsunagi.oci.Identity;
import dev.tsunagi.oci.PolicyStatement;
import dev.tsunagi.support.Manifests;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The outputs of `terraform/`, for the variables of its example: policies say what the operator
/// advises when OCI refuses it, and the stores are ready to use.
class TerraformPoliciesIT {

  private static final Pattern ADVISED =
      Pattern.compile("(?:\\.permitting|new ResourceCalls)\\([^\"]*\"([a-z]+ [a-z-]+)\"");

  private static Example example;

  @BeforeAll
  static void apply(@TempDir Path folder) throws Exception {
    Terraform.assumeInstalled();
    try (var terraform = new Terraform(folder)) {
      example = Example.applied(Workspace.initialised(terraform, folder.resolve("terraform")));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          shop/vault-reader     | read secret-bundles      | target.secret.name='api-token-k3x9q1'
          shop/vault-reader     | read secret-bundles      | target.secret.name='db-password-k3x9q1'
          shop/vault-reader     | read vaults              | target.vault.id='ocid1.vault.oc1.iad.mock'
          platform/vault-writer | read secret-bundles      | target.vault.id='ocid1.vault.oc1.iad.mock'
          platform/vault-writer | read secrets             | target.vault.id='ocid1.vault.oc1.iad.mock'
          platform/vault-writer | inspect secrets          |
          platform/vault-writer | manage secrets           |
          platform/vault-writer | manage secret-versions   |
          platform/vault-writer | use vaults               | target.vault.id='ocid1.vault.oc1.iad.mock'
          platform/vault-writer | use keys                 | target.key.id='ocid1.key.oc1.iad.mock'
          tsunagi-system/tsunagi | manage stream-family     |
          tsunagi-system/tsunagi | manage mysql-family      |
          tsunagi-system/tsunagi | manage autonomous-database-family |
          tsunagi-system/tsunagi | inspect work-requests    |
          tsunagi-system/tsunagi | manage cluster-virtualnode-pools |
          """)
  void permitsInTheOperatorsWords(String account, String permission, String condition) {
    assertThat(example.statements()).contains(advice(account, permission, condition));
  }

  private static String advice(String account, String permission, String condition) {
    var name = account.split("/", -1);
    var identity = new Identity.Workload(name[0], name[1], List.of());
    var conditions = condition == null ? new String[0] : new String[] {condition};
    return PolicyStatement.permitting(identity, permission, Example.COMPARTMENT, conditions)
        .replace("<cluster OCID>", Example.CLUSTER);
  }

  /// An error that names a permission is answered by a policy, also one that is yet to be written.
  @Test
  void permitsAllThatTheOperatorEverAdvises() throws IOException {
    var advised = advised();
    assertThat(advised)
        .contains("read secret-bundles", "manage mysql-family")
        .hasSizeGreaterThan(8);
    assertThat(advised).allMatch(TerraformPoliciesIT::isPermitted);
  }

  /// A verb includes those before it.
  private static boolean isPermitted(String permission) {
    var words = permission.split(" ", -1);
    var verbs = List.of("inspect", "read", "use", "manage");
    return verbs.stream()
        .skip(verbs.indexOf(words[0]))
        .anyMatch(verb -> example.permissions().contains(verb + " " + words[1]));
  }

  private static Set<String> advised() throws IOException {
    try (var files = Files.walk(Path.of("src/main/java"))) {
      var found = new TreeSet<String>();
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        ADVISED.matcher(Files.readString(file)).results().forEach(m -> found.add(m.group(1)));
      }
      return found;
    }
  }

  /// Statement by statement, and none besides.
  @Test
  void thePageHasTheSameStatements() throws IOException {
    try (var lines = Files.lines(Path.of("docs/iam.md"))) {
      assertThat(lines.filter(line -> line.startsWith("Allow ")).collect(Collectors.toSet()))
          .isEqualTo(example.anonymousStatements());
    }
  }

  @Test
  void storesAreReadyToUse() {
    var stores = example.output("secret_stores");
    assertThat(stores.size()).isEqualTo(2);
    var store = store(stores.path("platform/vault-writer").asText());
    assertThat(store.getMetadata().getNamespace()).isEqualTo("platform");
    var oracle = Objects.requireNonNull(store.getSpec().provider().oracle());
    assertThat(oracle.vault()).isEqualTo("ocid1.vault.oc1.iad.mock");
    assertThat(oracle.region()).isEqualTo("us-ashburn-1");
    assertThat(oracle.compartment()).isEqualTo(Example.COMPARTMENT);
    assertThat(oracle.encryptionKey()).isEqualTo("ocid1.key.oc1.iad.mock");
    assertThat(oracle.principalType()).isEqualTo(PrincipalType.WORKLOAD);
    assertThat(Objects.requireNonNull(oracle.serviceAccountRef()).name()).isEqualTo("vault-writer");
  }

  private static SecretStore store(String yaml) {
    var documents = List.of(yaml.split("---\n", -1));
    assertThat(documents).hasSize(3);
    return Manifests.read(SecretStore.class, documents.getLast());
  }

  @Test
  void secretsAreCalledAsInTheVault() {
    assertThat(example.output("secret_names").path("db-password").asText())
        .isEqualTo("db-password-k3x9q1");
  }
}
