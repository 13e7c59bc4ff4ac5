package dev.tsunagi.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.api.schema.CommittedCrds;
import io.fabric8.kubernetes.api.model.HasMetadata;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `kubectl get` answers whether it can be used; with `-o wide` also what its OCID is, what went
/// wrong and what to do. A `+` marks what only `-o wide` shows.
class ColumnsTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stream              | +Streamname Status Ready Synced +Ocid +Message Age
          MySqlDbSystem       | +DisplayName Status Ready Synced +Ocid +Message Age
          AutonomousDatabases | +DisplayName DbWorkload Status Ready Synced +Ocid +Message Age
          StreamPool          | Ready Synced +Ocid +Message Age
          MySqlBackup         | Ready Synced +Ocid +Message Age
          MySqlBackupSchedule | Schedule Suspend Ready Kept Last-Success +Message Age
          """)
  void showWhatMatters(String kind, String columns) throws ReflectiveOperationException {
    assertThat(
            columns(kind)
                .map(c -> (c.path("priority").asInt() == 0 ? "" : "+") + c.path("name").asText())
                .map(name -> name.replace(' ', '-'))
                .collect(Collectors.joining(" ")))
        .isEqualTo(columns);
  }

  /// Where each column looks; `Message` tells the reason that is beside it.
  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Stream              | Status  | .status.status.conditions[-1].type
          Stream              | Ready   | .status.conditions[?(@.type=="Ready")].status
          Stream              | Synced  | .status.conditions[?(@.type=="Synced")].reason
          Stream              | Message | .status.conditions[?(@.type=="Synced")].message
          Stream              | Ocid    | .status.status.ocid
          StreamPool          | Ocid    | .status.id
          MySqlBackupSchedule | Message | .status.conditions[?(@.type=="Ready")].message
          """)
  void lookWhereOsokHasThem(String kind, String column, String path)
      throws ReflectiveOperationException {
    assertThat(
            columns(kind)
                .filter(c -> c.path("name").asText().equals(column))
                .map(c -> c.path("jsonPath").asText()))
        .containsExactly(path);
  }

  private static java.util.stream.Stream<JsonNode> columns(String kind)
      throws ReflectiveOperationException {
    var type = Class.forName(ColumnsTest.class.getPackageName() + "." + kind);
    return CommittedCrds.crdOf(type.asSubclass(HasMetadata.class))
        .at("/spec/versions/0/additionalPrinterColumns")
        .valueStream();
  }
}
