package dev.tsunagi.support;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;

@Isolated(Canary.WHY)
class CanaryTest {

  @Test
  void hearsTheValueAtTraceInKeyValuesAndCauses() {
    var log = LoggerFactory.getLogger("io.anything");
    Runnable[] slips = {
      () -> log.trace("{}", Canary.VALUE),
      () -> log.atTrace().addKeyValue("key", Canary.VALUE).log("it"),
      () -> log.debug("it", new IOException("outer", new IOException(Canary.VALUE)))
    };
    for (var slip : slips) {
      try (var canary = Canary.listen()) {
        slip.run();
        assertThatThrownBy(() -> canary.assertUnsung(List.of())).isInstanceOf(AssertionError.class);
      }
    }
  }

  @Test
  void hearsTheValueInWhatIsTold() {
    try (var canary = Canary.listen()) {
      LoggerFactory.getLogger("io.anything").trace("nothing");
      var encoded =
          Base64.getEncoder().encodeToString(Canary.VALUE.getBytes(StandardCharsets.UTF_8));
      for (var told : List.of("x " + Canary.VALUE, "data: " + encoded)) {
        assertThatThrownBy(() -> canary.assertUnsung(List.of(told)))
            .isInstanceOf(AssertionError.class);
      }
    }
  }
}
