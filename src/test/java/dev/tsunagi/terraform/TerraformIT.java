package dev.tsunagi.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.terraform.Terraform.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// `terraform/` is in Terraform's format, fits the schemas of its providers, and keeps what its own
/// tests demand; each of many mistakes is found.
class TerraformIT {

  @TempDir static Path folder;
  private static Terraform terraform;
  private static Workspace workspace;

  @BeforeAll
  static void initialise() throws Exception {
    Terraform.assumeInstalled();
    terraform = new Terraform(folder);
    workspace = Workspace.initialised(terraform, folder.resolve("terraform"));
  }

  @AfterAll
  static void close() {
    if (terraform != null) {
      terraform.close();
    }
  }

  @Test
  void isFormatted() throws Exception {
    assertThat(formatting(workspace)).isEmpty();
  }

  private static String formatting(Workspace workspace) throws Exception {
    return workspace.run("", "fmt", "-check", "-diff", "-recursive").output();
  }

  @Test
  void isValid() throws Exception {
    assertThat(validation(workspace, "").output()).contains("The configuration is valid");
  }

  private static Outcome validation(Workspace workspace, String module) throws Exception {
    return workspace.run(module, "validate", "-no-color");
  }

  static List<String> configurations() throws IOException {
    return Workspace.configurations();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void keepsWhatItsTestsDemand(String module) throws Exception {
    var outcome = workspace.run(module, "test", "-no-color");
    assertThat(outcome.output()).containsPattern("Success! [1-9]\\d* passed, 0 failed");
    assertThat(outcome.succeeded()).isTrue();
  }

  /// Each with the file, what is replaced by what, who finds it, and what they say.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          modules/network/main.tf | prohibit_public_ip_on_vnic | prohibit_public_ip_on_vnics | validate | An argument named "prohibit_public_ip_on_vnics" is not expected here.
          modules/vault/main.tf | vault_type | # vault_type | validate | The argument "vault_type" is required, but no definition was found.
          modules/cluster/main.tf | is_public_ip_enabled = var.public_api | is_public_ip_enabled = "sometimes" | validate | a bool is required
          modules/network/main.tf | oci_core_nat_gateway.this.id | oci_core_nat_gateway.this.idd | validate | This object has no argument, nested block, or exported attribute named "idd".
          modules/cluster/main.tf | pod_configuration { | pods { | validate | Blocks of type "pods" are not expected here.
          modules/events/main.tf | var.partitions | var.partition | validate | An input variable with the name "partition" has not been declared.
          modules/vault/main.tf | resource "oci_kms_vault" "this" { | resource "oci_kms_vault" "this" {\\n freeform_tags = { key = oci_kms_key.this.id } | validate | Error: Cycle: oci_kms_
          main.tf | providers              = { oci = oci.home } | providers = { oci = oci.home }\\n depends_on = [module.cluster] | validate | Error: Cycle:
          outputs.tf | value       = module.cluster.id | value = var.mysql_admin_password | validate | Output refers to sensitive values
          modules/network/main.tf | cidr_blocks    = [var.cidrs.vcn] | cidr_blocks = [var.cidrs.vcn] | fmt | -  cidr_blocks = [var.cidrs.vcn]
          modules/network/rules.tf | "databases_from_pods_${port}" = { group = "databases", direction = "INGRESS", peer = "pods" | "databases_from_pods_${port}" = { group = "databases", direction = "INGRESS", cidr = "0.0.0.0/0" | test | From the internet, only load balancers may be reached, on their ports.
          modules/network/rules.tf | "INGRESS", peer = "pods", protocol = local.tcp, ports = [12250, 12250] | "INGRESS", peer = "pods", protocol = local.tcp, ports = [12251, 12251] | test | Pods must reach the API endpoint on 6443 and 12250 (workload identity).
          modules/network/main.tf | network_entity_id = oci_core_service_gateway.this.id | network_entity_id = oci_core_nat_gateway.this.id | test | to OCI's services through the service gateway.
          modules/network/main.tf | label = "db", public = false | label = "db", public = true | test | Subnets of the API endpoint, pods and databases are private.
          modules/network/variables.tf | "10.0.32.0/19"\\n | "10.0.33.0/19"\\n | test | whose host bits are zero
          modules/cluster/main.tf | ENHANCED_CLUSTER | BASIC_CLUSTER | test | Virtual nodes need an enhanced cluster with VCN-native networking.
          modules/vault/main.tf | vault" "this" {\\n  compartment_id = var.compartment_id\\n  display_name   = "${var.name}-${var.suffix}" | vault" "this" {\\n  compartment_id = var.compartment_id\\n  display_name   = var.name | test | Vaults and keys keep their names after destroy: they need the suffix.
          modules/identity/main.tf | "request.principal.cluster_id='${var.cluster_id}'", | # any cluster | test | Every statement must be bound to a service account of this cluster, or to its nodes.
          modules/identity/main.tf | in compartment id ${compartment}", | in tenancy", | test | No statement reaches beyond the two compartments.
          modules/identity/main.tf | where = "target.key.id='${var.key_id}'" | where = "" | test | Of the keys, only this one may be used.
          modules/identity/main.tf | { to = "manage mysql-family" | { to = "manage all-resources" | test | No statement reaches beyond the two compartments.
          modules/operator/main.tf | name = var.service_account | name = "default" | test | The chart makes the service account that policies name.
          """)
  void findsMistakes(
      String file, String text, String by, String finder, String says, @TempDir Path copy)
      throws Exception {
    var broken = workspace.copy(copy);
    broken.edit(file, unescaped(text), unescaped(by));
    var module = file.contains("/") ? file.replaceFirst("/[^/]*$", "") : "";
    var found =
        switch (finder) {
          case "fmt" -> formatting(broken);
          case "validate" -> failed(validation(broken, module));
          case "test" -> {
            broken.keepRunsThatSay(module, says);
            yield failed(broken.run(module, "test", "-no-color"));
          }
          default -> throw new IllegalArgumentException(finder);
        };
    assertThat(oneLine(found)).contains(says);
  }

  private static String failed(Outcome outcome) {
    assertThat(outcome.succeeded()).as(outcome.output()).isFalse();
    return outcome.output();
  }

  private static String unescaped(String text) {
    return text.replace("\\n", "\n");
  }

  /// Terraform breaks the lines of what it says.
  private static String oneLine(String text) {
    return text.replaceAll("\\s*\\n\\s*", " ");
  }
}
