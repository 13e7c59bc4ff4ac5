package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.TemplateException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// No error shows what is in the data.
class QuietErrorsTest {

  private static final String CANARY = "c4n4ry";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{.s.x}}",
        "{{.s | fail}}",
        "{{fail .s}}",
        "{{fail (printf \"no: %s\" .s)}}",
        "{{index .m .s .s}}",
        "{{index .l .s}}",
        "{{range .s}}{{end}}",
        "{{lt .s 1}}",
        "{{eq .m .m}}",
        "{{call .s}}",
        "{{mustFromJson .s}}",
        "{{mustRegexMatch (print \"(\" .s) .s}}",
        "{{regexFind (print .s \"[\") \"a\"}}",
        "{{first .s}}",
        "{{mustToDate \"2006\" .s}}",
        "{{mustDateModify .s now}}",
        "{{urlParse (print \":\" .s)}}",
        "{{certSANs .s}}",
        "{{filterPEM \"X\" .s}}",
        "{{filterCertChain \"leaf\" .s}}",
        "{{pkcs12key .s}}",
        "{{jwkPublicKeyPem .s}}",
        "{{rsaDecrypt .s \"SHA1\" .s .s}}",
        "{{rsaDecrypt \"RSA-OAEP\" .s .s .s}}",
        "{{pemToPkcs12 .s .s}}",
        "{{dig .s .s .s}}",
        "{{template .s}}",
      })
  void quoteNoData(String text) {
    assertThatThrownBy(() -> render(text))
        .isInstanceOf(TemplateException.class)
        .hasNoCause()
        .message()
        .doesNotContain(CANARY);
  }

  private static String render(String text) {
    var options = Options.of(EngineV2.functions(Sources.system()));
    var data = Map.of("s", CANARY, "m", Map.of(CANARY, CANARY), "l", List.of(CANARY));
    return Template.parse("t", text, options).render(data);
  }
}
