package dev.tsunagi.provisioning.nodepool;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How much room there is, by what OCI counts.
class AddressesTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest(name = "{0} at {1} %")
  @CsvSource(
      nullValues = "-",
      textBlock =
          """
          # range,      percent, usable, free, says
          10.0.0.0/24,  0,       253,    253,  253 of 253 addresses are free
          10.0.0.0/24,  50,      253,    126,  126 of 253 addresses are free
          10.0.0.0/29,  80,      5,      1,    1 of 5 addresses are free
          10.0.0.0/29,  100,     5,      0,    Insufficient cpu
          10.0.0.0/19,  99.9,    8189,   8,    /24 or more
          fd00::/64,    1,       -,      -,    unknown
          10.0.0.0/32,  0,       -,      -,    unknown
          """)
  void countsWhatCanBeHandedOut(
      String cidr, double percent, Integer usable, Integer free, String says) {
    var range = JSON.createObjectNode().put("cidr", cidr).put("utilization", percent);
    var room = Addresses.of("ocid1.subnet", JSON.createArrayNode().add(range));
    assertThat(room.usable()).isEqualTo(usable);
    assertThat(room.free()).isEqualTo(free);
    assertThat(room.message()).contains(says);
  }
}
