package dev.tsunagi.secrets.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.tsunagi.api.secrets.SecretTemplate;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `target.template` over the values `user: app`, `json: {"a":[1]}` and `coded: Zm9v`.
class TemplatingTest {

  private static final ObjectMapper YAML = new YAMLMapper();
  private static final Options OPTIONS = Options.of(EngineV2.functions(Sources.system()));

  private static final SecretData VALUES =
      SecretData.of(
          Map.of(
              "user", SecretValue.of("app"),
              "json", SecretValue.of("{\"a\":[1]}"),
              "coded", SecretValue.of("Zm9v")));

  private static String text(TemplateSource source) {
    return switch (source) {
      case TemplateSource.OfConfigMap(_, var key) when key.equals("map") ->
          "{{ .user }}-key: {{ .coded }}";
      case TemplateSource.OfConfigMap(_, var key) when key.equals("broken") -> "{{";
      case TemplateSource.OfConfigMap _ -> "is {{ .user }}";
      case TemplateSource.OfSecret _ -> "{{ .coded }}";
    };
  }

  private static String rendered(String template, Options options) throws IOException {
    var spec = YAML.readValue(template, SecretTemplate.class);
    var rendered =
        Templating.render("spec.target.template", spec, VALUES, TemplatingTest::text, options);
    var data = new TreeMap<String, String>();
    rendered.data().values().forEach((key, value) -> data.put(key, value.text()));
    return data + " " + new TreeMap<>(rendered.labels()) + new TreeMap<>(rendered.annotations());
  }

  private static void check(String template, String expected) throws IOException {
    assertThat(rendered(template, OPTIONS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @Conformance("UT-template-execute")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                      @ {coded=Zm9v, json={"a":[1]}, user=app} {}{}
          {data: {}}                              @ {coded=Zm9v, json={"a":[1]}, user=app} {}{}
          {data: {k: '{{ .user | upper }}'}}      @ {k=APP} {}{}
          {data: {k: 'no action'}}                @ {k=no action} {}{}
          {data: {k: ''}}                         @ {k=} {}{}
          {data: {k: '{{ .coded | b64dec }}'}}    @ {k=foo} {}{}
          {data: {k: '{{ .json | fromJson | toRawJson }}'}} @ {k={"a":[1]}} {}{}
          {data: {k: '{{ (fromJson .json).a | first }}'}} @ {k=1} {}{}
          {data: {k: '{{ .user | toString | b64enc }}'}} @ {k=YXBw} {}{}
          {data: {k: '{{ index . "user" }}'}}     @ {k=app} {}{}
          {data: {k: '{{ range $k, $v := . }}{{ $k }} {{ end }}'}} @ {k=coded json user } {}{}
          {data: {k: '{{ .user }}'}, mergePolicy: Merge} @ {coded=Zm9v, json={"a":[1]}, k=app, user=app} {}{}
          {data: {user: 'x{{ .user }}'}, mergePolicy: Merge} @ {coded=Zm9v, json={"a":[1]}, user=xapp} {}{}
          {metadata: {labels: {l: '{{ .user }}'}, annotations: {a: '{{ .coded }}'}}} @ {coded=Zm9v, json={"a":[1]}, user=app} {l=app}{a=Zm9v}
          {templateFrom: [{literal: 'a: 1'}, {literal: 'a: 2'}]} @ {a=2} {}{}
          {templateFrom: [{literal: 'a: 1'}], data: {a: '3'}} @ {a=3} {}{}
          {templateFrom: [{configMap: {name: c, items: [{key: file}]}}]} @ {file=is app} {}{}
          {templateFrom: [{secret: {name: s, items: [{key: file}]}}]} @ {file=Zm9v} {}{}
          """)
  void rendersValues(String template, String expected) throws IOException {
    check(template, expected);
  }

  @ParameterizedTest
  @Conformance("UT-template-scopes")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          {templateFrom: [{configMap: {name: c, items: [{key: map, templateAs: KeysAndValues}]}}]} @ {app-key=Zm9v} {}{}
          {templateFrom: [{configMap: {name: c, items: [{key: map, templateAs: KeysAndValues}]}, target: Labels}]} @ {} {app-key=Zm9v}{}
          {templateFrom: [{literal: 'a: "{{ .user }}"', target: Annotations}]} @ {} {}{a=app}
          {templateFrom: [{literal: 'a: "{{ .user }}"', target: annotations}]} @ {} {}{a=app}
          {templateFrom: [{literal: 'a: "{{ .user }}"', target: LABELS}]} @ {} {a=app}{}
          {templateFrom: [{literal: 'a: "{{ .user }}"', target: dAtA}]} @ {a=app} {}{}
          {templateFrom: [{configMap: {name: c, items: [{key: file}]}, target: Annotations}]} @ {} {}{file=is app}
          """)
  void writesToTheirTargets(String template, String expected) throws IOException {
    check(template, expected);
  }

  @ParameterizedTest
  @Conformance("UT-template-yaml")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          'a: text'                  @ {a=text} {}{}
          'a: "1.50"'                @ {a=1.50} {}{}
          'a: 1.50'                  @ {a=1.5} {}{}
          'a: 5432'                  @ {a=5432} {}{}
          'a: true'                  @ {a=true} {}{}
          'a:'                       @ {a=} {}{}
          'a: null'                  @ {a=} {}{}
          'a: {b: [1, x]}'           @ {a={"b":[1,"x"]}} {}{}
          'a: [1, 2]'                @ {a=[1,2]} {}{}
          "a: |\\n  one\\n  two\\n"  @ `{a=one\ntwo\n} {}{}`
          "a: >\\n  one\\n  two\\n"  @ `{a=one two\n} {}{}`
          '{{ .user }}: {{ .coded }}' @ {app=Zm9v} {}{}
          "a: 1\\nb: 2"              @ {a=1, b=2} {}{}
          """)
  void readsLiteralsAsYaml(String literal, String expected) throws IOException {
    check("templateFrom: [{literal: " + literal + "}]", expected.replace("\\n", "\n"));
  }

  @ParameterizedTest
  @Conformance({"UT-template-decoding", "UT-template-literals"})
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          {templateFrom: [{literal: 'a: "{{ .coded }}"', valuesDecodingStrategy: Base64}]}  @ {a=foo} {}{}
          {templateFrom: [{literal: 'Zm9v: "{{ .coded }}"', valuesDecodingStrategy: Auto}]} @ {Zm9v=foo} {}{}
          {templateFrom: [{literal: 'a: "{{ .user }}!"', valuesDecodingStrategy: Auto}]}    @ {a=app!} {}{}
          {templateFrom: [{literal: 'a: "{{ .coded }}"', valuesDecodingStrategy: None}]}    @ {a=Zm9v} {}{}
          {templateFrom: [{literal: 'a: "{{ .coded }}"'}]}                                  @ {a=Zm9v} {}{}
          {templateFrom: [{literal: 'a: "_-8="', valuesDecodingStrategy: Base64URL}]}       @ `{a=\uFFFD\uFFFD} {}{}`
          {templateFrom: [{secret: {name: s, items: [{key: f}]}, valuesDecodingStrategy: Base64}]} @ {f=foo} {}{}
          {templateFrom: [{literal: 'a: Zm9v', valuesDecodingStrategy: Base64}], data: {d: '{{ .coded }}'}} @ {a=foo, d=Zm9v} {}{}
          """)
  void decodesRenderedValuesOfTemplateFromOnly(String template, String expected)
      throws IOException {
    check(template, expected);
  }

  @ParameterizedTest
  @Conformance("UT-template-execute")
  @CsvSource(
      delimiter = '@',
      quoteCharacter = '`',
      textBlock =
          """
          {data: {k: '{{'}}                      @ spec.target.template.data[k]: unable to parse template at key k
          {data: {k: '{{ nope }}'}}              @ spec.target.template.data[k]: unable to parse template at key k
          {data: {k: '{{ .nobody }}'}}           @ spec.target.template.data[k]: unable to execute template at key k
          {data: {k: '{{ fail "no" }}'}}         @ spec.target.template.data[k]: unable to execute template at key k
          {metadata: {labels: {l: '{{'}}}        @ spec.target.template.metadata.labels[l]: unable to parse template at key l
          {metadata: {annotations: {a: '{{'}}}   @ spec.target.template.metadata.annotations[a]: unable to parse template at key a
          {templateFrom: [{literal: 'x'}]}       @ spec.target.template.templateFrom[0].literal: could not unmarshal template at key literal
          {templateFrom: [{literal: '- a'}]}     @ spec.target.template.templateFrom[0].literal: could not unmarshal template at key literal
          {templateFrom: [{literal: 'a: {'}]}    @ spec.target.template.templateFrom[0].literal: could not unmarshal template at key literal
          {templateFrom: [{literal: 'a: "{{ .user }}!"', valuesDecodingStrategy: Base64}]} @ spec.target.template.templateFrom[0].literal: value is not base64
          {templateFrom: [{configMap: {name: c, items: [{key: file}, {key: broken}]}}]} @ spec.target.template.templateFrom[0].configMap.items[1]: unable to parse template at key broken
          """)
  void namesThePlaceOfWhatIsWrong(String template, String says) {
    assertThatThrownBy(() -> rendered(template, OPTIONS)).hasMessageStartingWith(says);
  }

  @ParameterizedTest
  @Conformance("UT-template-execute")
  @CsvSource({"<<, >>", "'[[', ']]'", "{{, }}", "'<%', '%>'"})
  void knowsOtherDelimiters(String left, String right) throws IOException {
    var options = new Options(left, right, true, OPTIONS.limits(), OPTIONS.functions());
    assertThat(rendered("data: {k: '" + left + " .user " + right + "'}", options))
        .isEqualTo("{k=app} {}{}");
  }
}
