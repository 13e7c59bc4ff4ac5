package dev.tsunagi.api.schema;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.common.SpecProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecCheckTest {

  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          {'type':'string','maxLength':2}                 | '😀😀'     | ``
          {'type':'string','maxLength':2}                 | 'abc'      | spec.x has 3 characters, must be of at most 2
          {'type':'string','minLength':2}                 | 'a'        | spec.x has 1 characters, must be of at least 2
          {'type':'string','enum':['','a']}               | 'b'        | spec.x is "b", must be one of "", a
          {'type':'string','enum':['','a']}               | ''         | ``
          {'type':'string','pattern':'^a'}                | 'ba'       | spec.x is "ba", must be text like ^a
          {'type':'string','pattern':'b'}                 | 'abc'      | ``
          {'type':'string'}                               | null       | ``
          {'type':'integer'}                              | 3          | ``
          {'type':'integer'}                              | 3.0        | ``
          {'type':'integer'}                              | 3.5        | spec.x is 3.5, must be an integer of 64 bits
          {'type':'integer'}                              | '3'        | spec.x is text, must be an integer of 64 bits
          {'type':'integer','format':'int32'}             | 2147483647 | ``
          {'type':'integer','format':'int32'}             | 2147483648 | spec.x is 2147483648, must be an integer of 32 bits
          {'type':'integer','minimum':2,'maximum':4}      | 2          | ``
          {'type':'integer','minimum':2,'maximum':4}      | 1          | spec.x is 1, must be at least 2
          {'type':'integer','minimum':2,'maximum':4}      | 5          | spec.x is 5, must be at most 4
          {'type':'number'}                               | 1.5        | ``
          {'type':'number'}                               | '1.5'      | spec.x is text, must be a number
          {'type':'boolean'}                              | 0          | spec.x is a number, must be true or false
          {'x-kubernetes-int-or-string':true}             | 5          | ``
          {'x-kubernetes-int-or-string':true}             | '5m'       | ``
          {'x-kubernetes-int-or-string':true}             | 5.5        | spec.x is a number, must be an integer or text
          {'x-kubernetes-preserve-unknown-fields':true}   | [1,{}]     | ``
          {'type':'array','items':{'type':'string'}}      | ['a',1]    | spec.x[1] is a number, must be text
          {'type':'array','maxItems':1}                   | [1,2]      | spec.x has 2 elements, must be of at most 1
          {'type':'array','minItems':1}                   | []         | spec.x has 0 elements, must be of at least 1
          {'type':'object','maxProperties':1}             | {'a':1,'b':1} | spec.x has 2 members, must be of at most 1
          {'type':'object','additionalProperties':{'type':'string'}} | {'a.b':1} | spec.x[a.b] is a number, must be text
          {'type':'object','required':['a']}              | {}         | spec.x.a is missing
          {'type':'object','required':['a']}              | {'a':null} | spec.x.a is missing
          {'type':'object','required':['a'],'properties':{'a':{'type':'string','default':'d'}}} | {} | ``
          {'type':'object','properties':{'a':{'type':'string'}}} | {'b':1} | ``
          """)
  void valuesAreHeldAgainstTheirSchema(String schema, String value, String problem)
      throws Exception {
    assertThat(problems(schema, "{'spec':{'x':" + value + "}}").map(SpecProblem::message))
        .isEqualTo(Optional.of(problem).filter(text -> !text.isEmpty()));
  }

  @Test
  void longTextsAreCutInMessages() throws Exception {
    var found =
        problems("{'type':'string','enum':['a']}", "{'spec':{'x':'" + "y".repeat(999) + "'}}");
    assertThat(found.orElseThrow().message())
        .isEqualTo("spec.x is \"" + "y".repeat(64) + "…\", must be one of a");
  }

  @Test
  void noSpecIsNoProblem() throws Exception {
    assertThat(problems("{'type':'string'}", "{'status':{'x':5}}")).isEmpty();
  }

  private static Optional<SpecProblem> problems(String schema, String object) throws Exception {
    var whole = "{'properties':{'spec':{'type':'object','properties':{'x':" + schema + "}}}}";
    var found = SpecCheck.problems(Schema.of(json(whole)), json(object));
    assertThat(found).hasSizeLessThan(2);
    return found.stream().findFirst();
  }

  private static JsonNode json(String text) throws IOException {
    return JSON.readTree(text.replace('\'', '"'));
  }
}
