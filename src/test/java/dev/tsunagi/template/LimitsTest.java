package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import dev.tsunagi.template.value.Limits;
import dev.tsunagi.template.value.TemplateException;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Templates that would eat the machine end with an error, and soon.
class LimitsTest {

  private static final Options OPTIONS =
      new Options(
          "{{",
          "}}",
          true,
          new Limits(1 << 20, 1_000_000, 400),
          EngineV2.functions(Sources.system()));

  @ParameterizedTest
  @Conformance("ADV-15")
  @Timeout(20)
  @ValueSource(
      strings = {
        "{{range 2000000000}}x{{end}}",
        "{{range until 2000000000}}x{{end}}",
        "{{range 100000}}{{range 100000}}{{end}}{{end}}",
        "{{repeat 2000000000 \"abc\"}}",
        "{{indent 2000000000 \"abc\"}}",
        "{{printf \"%999999d%999999d%999999d\" 1 2 3}}",
        "{{printf \"%.999999f%.999999f\" 1.5 1.5}}",
        "{{seq 2000000000}}",
        "{{randAlpha 2000000000}}",
        "{{randBytes 2000000000}}",
        "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}",
        "{{define \"a\"}}{{template \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}",
        "{{$x := \"ab\"}}{{range 60}}{{$x = printf \"%s%s\" $x $x}}{{end}}{{$x}}",
        "{{$x := \"ab\"}}{{range 60}}{{$x = replace \"a\" $x $x}}{{end}}{{$x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{toJson $x}}",
        "{{$x := list 1}}{{range 60}}{{$x = concat $x $x}}{{end}}{{$x}}",
        "{{$x := list 1}}{{range 60}}{{$x = list $x $x}}{{end}}{{deepEqual $x (deepCopy $x)}}",
        // The time of the processor is bounded, too.
        "{{$x := repeat 1000000 \"a\"}}{{range 100000}}{{$_ := sha256sum $x}}{{end}}",
        "{{$x := repeat 1000000 \"a\"}}{{range 100000}}{{$_ := contains \"ab\" $x}}{{end}}",
        "{{$x := repeat 1000000 \"a\"}}{{regexFindAll \".*x|a\" $x -1 | len}}",
        "{{$x := repeat 1000000 \"a\"}}{{regexMatch \"(a?){1000}b\" $x}}",
        "{{range 1000}}{{bcrypt \"x\"}}{{end}}",
        "{{range 1000}}{{htpasswd \"u\" \"x\"}}{{end}}",
        "{{range 1000}}{{derivePassword 1 \"long\" \"a\" \"b\" \"c\"}}{{end}}",
        "{{range 1000}}{{genPrivateKey \"rsa\"}}{{end}}",
        "{{range 100000}}{{genPrivateKey \"ed25519\"}}{{end}}",
        "{{range 1000}}{{$_ := genCA \"x\" 1}}{{end}}",
        "{{$x := \"a\"}}{{range 60}}{{$x = wrap 1 (print $x $x)}}{{end}}{{$x}}",
        "{{$d := dict}}{{$_ := set $d \"a\" $d}}{{$d}}",
        "{{$d := dict}}{{$_ := set $d \"a\" $d}}{{toJson $d | len}}{{toYaml $d}}{{deepCopy $d}}",
      })
  void boundsTimeOutputAndDepth(String text) {
    var template = Template.parse("bomb", text, OPTIONS);
    assertThatThrownBy(() -> template.render(Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("exceeded maximum");
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "{{if true}}"})
  void refusesDeepNesting(String piece) {
    var text = piece.equals("(") ? "{{" + "(".repeat(100_000) : piece.repeat(100_000);
    assertThatThrownBy(() -> Template.parse("deep", text, OPTIONS))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("max expression depth exceeded");
  }
}
