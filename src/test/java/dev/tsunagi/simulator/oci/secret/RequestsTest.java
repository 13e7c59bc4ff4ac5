package dev.tsunagi.simulator.oci.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What requests may say, without a server.
class RequestsTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'secretContent':{},'currentVersionNumber':1} | currentVersionNumber",
        "{'secretContent':{},'secretRules':[]} | secretRules",
        "{'currentVersionNumber':1,'secretRules':null} | secretRules",
        "{'secretContent':{},'replicationConfig':{}} | replicationConfig",
        "{'currentVersionNumber':'two'} | number"
      })
  void anUpdateIsOfOneKind(String details, String message) {
    assertThatThrownBy(() -> Updates.checkKind(Json.parse(json(details))))
        .isInstanceOf(OciError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'secretContent':{},'description':'x','freeformTags':{}}",
        "{'secretContent':{},'currentVersionNumber':null}",
        "{'secretRules':[],'description':null}",
        "{}"
      })
  void anUpdateMayCarryMore(String details) {
    assertThatCode(() -> Updates.checkKind(Json.parse(json(details)))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'secretRules':{}} | list",
        "{'secretRules':[{}]} | ruleType",
        "{'secretRules':[{'ruleType':'X'}]} | unknown",
        "{'secretRules':[{'ruleType':'SECRET_REUSE_RULE'},{'ruleType':'SECRET_REUSE_RULE'}]} | one",
        "{'secretRules':[{'ruleType':'SECRET_EXPIRY_RULE','secretVersionExpiryInterval':'P91D'}]} |"
            + " P90D",
        "{'secretRules':[{'ruleType':'SECRET_EXPIRY_RULE','secretVersionExpiryInterval':'PT1H'}]} |"
            + " P1D",
        "{'secretRules':[{'ruleType':'SECRET_EXPIRY_RULE','timeOfAbsoluteExpiry':'soon'}]} | date",
        "{'secretRules':[{'ruleType':'SECRET_EXPIRY_RULE',"
            + "'timeOfAbsoluteExpiry':'2026-01-02T04:00:00Z'}]} | 365",
        "{'rotationConfig':{}} | targetSystemDetails",
        "{'rotationConfig':{'targetSystemDetails':{'targetSystemType':'X'}}} | targetSystemType",
        "{'rotationConfig':{'isScheduledRotationEnabled':true,"
            + "'targetSystemDetails':{'targetSystemType':'ADB','adbId':'a'}}} | rotationInterval",
        "{'rotationConfig':{'rotationInterval':'P361D',"
            + "'targetSystemDetails':{'targetSystemType':'ADB','adbId':'a'}}} | P360D",
        "{'replicationConfig':{}} | replicationTargets",
        "{'replicationConfig':{'replicationTargets':[{},{},{},{}]}} | 3",
        "{'replicationConfig':{'replicationTargets':[{}]}} | targetRegion",
        "{'metadata':[]} | metadata",
        "{'freeformTags':'a'} | freeformTags"
      })
  void attributesAreChecked(String details, String message) {
    assertThatThrownBy(() -> Attributes.check(Json.parse(json(details)), NOW))
        .isInstanceOf(OciError.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'content':'eA=='} | contentType",
        "{'contentType':'TEXT','content':'eA=='} | BASE64",
        "{'contentType':'BASE64'} | content",
        "{'contentType':'BASE64','content':'no base64!'} | base64",
        "{'contentType':'BASE64','content':'eA==','stage':'LATEST'} | stage",
        "{'contentType':'BASE64','content':'eA==','name':'a b'} | name"
      })
  void contentsAreChecked(String content, String message) {
    assertThatThrownBy(() -> NewContent.parse(Json.parse(json(content))))
        .isInstanceOf(OciError.class)
        .hasMessageContaining(message);
  }

  @Test
  void contentsMayHave25Kilobytes() {
    assertThatCode(() -> NewContent.current(new byte[25_600])).doesNotThrowAnyException();
    assertThatThrownBy(() -> NewContent.current(new byte[25_601])).hasMessageContaining("25 KB");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'generationType':'PASSPHRASE','generationTemplate':'SECRETS_DEFAULT_PASSWORD'} | .{32}",
        "{'generationType':'PASSPHRASE','generationTemplate':'DBAAS_DEFAULT_PASSWORD',"
            + "'passphraseLength':20} | (?=.*[A-Z].*[A-Z])(?=.*\\d.*\\d)[A-Za-z0-9_#-]{20}",
        "{'generationType':'PASSPHRASE','generationTemplate':'DBAAS_DEFAULT_PASSWORD',"
            + "'secretTemplate':'pw=%GENERATED_PASSPHRASE%;'} | pw=.{32};",
        "{'generationType':'BYTES','generationTemplate':'BYTES_512',"
            + "'secretTemplate':'<%GENERATED_BYTES%>'} | <[A-Za-z0-9+/]{683}=>",
        "{'generationType':'SSH_KEY','generationTemplate':'RSA_2048'} |"
            + " \\{\"publicKey\": \"-----BEGIN PUBLIC KEY-----\\\\n.*"
      })
  void generatesAsAsked(String context, String pattern) {
    var content = Generation.generate(Json.parse(json(context)));

    assertThat(new String(content, StandardCharsets.UTF_8)).matches(pattern);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'generationType':'PASSPHRASE','generationTemplate':'X'} | generationTemplate",
        "{'generationType':'X','generationTemplate':'X'} | generationType",
        "{'generationType':'PASSPHRASE','generationTemplate':'DBAAS_DEFAULT_PASSWORD',"
            + "'secretTemplate':'none'} | GENERATED_PASSPHRASE",
        "{'generationType':'PASSPHRASE','generationTemplate':'DBAAS_DEFAULT_PASSWORD',"
            + "'passphraseLength':7} | passphraseLength"
      })
  void refusesToGenerateOtherThings(String context, String message) {
    assertThatThrownBy(() -> Generation.generate(Json.parse(json(context))))
        .isInstanceOf(OciError.class)
        .hasMessageContaining(message);
  }

  private static byte[] json(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
