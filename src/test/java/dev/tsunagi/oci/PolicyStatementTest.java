package dev.tsunagi.oci;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.secrets.SecretValue;
import org.junit.jupiter.api.Test;

class PolicyStatementTest {

  private static String statement(Identity identity, String compartment) {
    return PolicyStatement.permitting(identity, "read secret-bundles", compartment);
  }

  @Test
  void namesThePrincipalAsFarAsItIsKnown() {
    assertThat(statement(new Identity.Workload("shop", "reader", List.of()), "ocid1.c"))
        .isEqualTo(
            "Allow any-user to read secret-bundles in compartment id ocid1.c where all"
                + " {request.principal.type='workload', request.principal.namespace='shop',"
                + " request.principal.service_account='reader',"
                + " request.principal.cluster_id='<cluster OCID>'}");
    assertThat(statement(new Identity.OperatorWorkload(), "ocid1.c"))
        .contains("namespace='<operator namespace>'")
        .contains("service_account='<operator service account>'");
    assertThat(statement(new Identity.Instance(), "ocid1.c"))
        .isEqualTo(
            "Allow dynamic-group <group of the nodes> to read secret-bundles in compartment id"
                + " ocid1.c");
    assertThat(statement(new Identity.User("t", "u", "f", SecretValue.of("key")), ""))
        .isEqualTo(
            "Allow group <group of the user> to read secret-bundles in compartment <compartment>");
  }

  @Test
  void limitsWhatIsPermittedToWhatWasAskedFor() {
    var name = "target.secret.name='db'";
    assertThat(
            PolicyStatement.permitting(
                new Identity.Instance(), "read secret-bundles", "ocid1.c", name))
        .endsWith(" in compartment id ocid1.c where target.secret.name='db'");
    assertThat(
            PolicyStatement.permitting(
                new Identity.Workload("shop", "reader", List.of()), "read secrets", "", name))
        .endsWith("request.principal.cluster_id='<cluster OCID>', target.secret.name='db'}");
  }
}
