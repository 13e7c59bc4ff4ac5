package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.Manifests;
import io.fabric8.kubernetes.api.model.Secret;
import org.junit.jupiter.api.Test;

class FieldMemoryTest {

  private static Secret secret(String managedFields) {
    return Manifests.read(Secret.class, "metadata:\n  managedFields:\n" + managedFields.indent(4));
  }

  @Test
  void remembersWhatItsOwnManagerSetAndNothingElse() {
    var secret =
        secret(
            """
            - manager: me
              operation: Update
              fieldsV1:
                f:data: {.: {}, f:a: {}}
                f:metadata:
                  f:labels: {.: {}, "f:f:odd": {}, f:l: {}}
                  f:annotations: {f:n: {}}
            - manager: me
              operation: Apply
              fieldsV1: {f:metadata: {f:labels: {f:second: {}}}}
            - manager: other
              fieldsV1: {f:metadata: {f:labels: {f:theirs: {}}}}
            """);
    assertThat(FieldMemory.of(secret, "me"))
        .isEqualTo(new FieldMemory(Set.of("l", "f:odd", "second"), Set.of("n"), Set.of("a")));
  }

  @Test
  void isEmptyForWhatIsMissingOrOdd() {
    var empty = new FieldMemory(Set.of(), Set.of(), Set.of());
    assertThat(FieldMemory.of(secret("[]"), "me")).isEqualTo(empty);
    assertThat(FieldMemory.of(secret("- {manager: me}"), "me")).isEqualTo(empty);
    assertThat(FieldMemory.of(secret("- {manager: me, fieldsV1: {f:metadata: 7}}"), "me"))
        .isEqualTo(empty);
  }
}
