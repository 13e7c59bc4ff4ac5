package dev.tsunagi.secrets.provider.vault;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import org.junit.jupiter.api.Test;

class TagsTest {

  @Test
  void freeformTagsStandBesideTheNamespacesOfDefinedOnes() {
    assertThat(
            Tags.json(
                    Map.of("team", "shop", "a\"b", "1 < 2"),
                    Map.of("Operations", Map.of("CostCenter", "42", "Approved", true)))
                .text())
        .isEqualTo(
            "{\"Operations\":{\"Approved\":true,\"CostCenter\":\"42\"},\"a\\\"b\":\"1 < 2\","
                + "\"team\":\"shop\"}");
  }

  @Test
  void aFreeformTagWinsOverANamespaceOfItsName() {
    assertThat(Tags.json(Map.of("Ops", "mine"), Map.of("Ops", Map.of("a", "b"))).text())
        .isEqualTo("{\"Ops\":\"mine\"}");
  }

  @Test
  void noTagsAreAnEmptyObject() {
    assertThat(Tags.json(null, null).text()).isEqualTo("{}");
  }
}
