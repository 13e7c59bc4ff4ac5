package dev.tsunagi.app;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogsTest {

  @Test
  void aLineIsOneJsonObjectWithItsLabels() throws Exception {
    var context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    var console = new ConsoleAppender<ILoggingEvent>();
    console.setContext(context);
    Logs.asJson(console);
    var logger = context.getLogger("dev.tsunagi.reconcile.Shell");
    var event = new LoggingEvent("", logger, Level.INFO, "target \"written\"\n", null, null);
    event.setKeyValuePairs(List.of(new KeyValuePair("namespace", "shop")));
    var line = new String(console.getEncoder().encode(event), StandardCharsets.UTF_8);
    assertThat(line.strip()).doesNotContain("\n");
    var json = new JsonMapper().readTree(line);
    assertThat(json.path("level").asText()).isEqualTo("INFO");
    assertThat(json.path("message").asText()).isEqualTo("target \"written\"\n");
    assertThat(json.at("/kvpList/0/namespace").asText()).isEqualTo("shop");
  }
}
