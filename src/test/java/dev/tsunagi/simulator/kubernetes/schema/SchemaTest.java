package dev.tsunagi.simulator.kubernetes.schema;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tables for pruning, defaulting, validation and rules. `'` stands for `"`.
class SchemaTest {

  private static Schema field(String schema) {
    var root = Json.object().put("type", "object");
    root.putObject("properties").set("x", Json.constant(schema));
    return new Schema(root);
  }

  private static List<String> shown(List<FieldError> errors) {
    return errors.stream().map(e -> e.toString().replace('"', '\'')).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'object'}                                                  | {'x':{'a':1}}           | {'x':{}}        | [x.a]
          {'type':'object','properties':{'a':{'type':'object'}}}             | {'x':{'a':{'b':1}}}     | {'x':{'a':{}}}  | [x.a.b]
          {'type':'object','additionalProperties':{'type':'object'}}         | {'x':{'k':{'b':1}}}     | {'x':{'k':{}}}  | [x.k.b]
          {'type':'array','items':{'type':'object'}}                         | {'x':[{'a':1}]}         | {'x':[{}]}      | [x[0].a]
          {'x-kubernetes-preserve-unknown-fields':true}                      | {'x':[1,{'a':{'b':[{'c':2}]}}]} | {'x':[1,{'a':{'b':[{'c':2}]}}]} | []
          {'x-kubernetes-preserve-unknown-fields':true,'properties':{'p':{'type':'object'}}} | {'x':{'u':{'v':1},'p':{'q':1}}} | {'x':{'u':{'v':1},'p':{}}} | [x.p.q]
          {'type':'object','x-kubernetes-embedded-resource':true}            | {'x':{'kind':'K','metadata':{'name':'n','no':1},'spec':1}} | {'x':{'kind':'K','metadata':{'name':'n'}}} | [x.metadata.no, x.spec]
          """)
  void prunes(String schema, String object, String left, String dropped) {
    var tree = Json.constant(object);
    assertThat(Pruning.prune(tree, field(schema)).toString()).isEqualTo(dropped);
    assertThat(tree).isEqualTo(Json.constant(left));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'integer','default':1}                                       | {}           | {'x':1}
          {'type':'integer','default':1}                                       | {'x':null}   | {'x':1}
          {'type':'integer','default':1,'nullable':true}                       | {'x':null}   | {'x':null}
          {'type':'integer'}                                                   | {'x':null}   | {}
          {'type':'integer','default':1}                                       | {'x':2}      | {'x':2}
          {'type':'object','properties':{'y':{'default':'d'}}}                 | {}           | {}
          {'type':'object','properties':{'y':{'default':'d'}}}                 | {'x':{}}     | {'x':{'y':'d'}}
          {'type':'object','default':{},'properties':{'y':{'default':'d'}}}    | {}           | {'x':{'y':'d'}}
          {'type':'array','items':{'properties':{'y':{'default':'d'}}}}        | {'x':[{}]}   | {'x':[{'y':'d'}]}
          {'additionalProperties':{'properties':{'y':{'default':'d'}}}}        | {'x':{'k':{}}} | {'x':{'k':{'y':'d'}}}
          """)
  void fillsInDefaults(String schema, String object, String filled) {
    var tree = Json.constant(object);
    Defaulting.fill(tree, field(schema));
    assertThat(tree).isEqualTo(Json.constant(filled));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'type':'string'}                         | 1          | x: Invalid value: 'integer': x in body must be of type string: 'integer'
          {'type':'boolean'}                        | 'true'     | x: Invalid value: 'string': x in body must be of type boolean: 'string'
          {'type':'object'}                         | [1]        | x: Invalid value: 'array': x in body must be of type object: 'array'
          {'type':'string'}                         | null       | x: Invalid value: 'null': x in body must be of type string: 'null'
          {'type':'string','nullable':true}         | null       |
          {'type':'number'}                         | 1          |
          {'x-kubernetes-int-or-string':true}       | true       | x: Invalid value: 'boolean': x in body must be of type integer,string: 'boolean'
          {'type':'string','minLength':2}           | 'a'        | x: Invalid value: 'a': x in body should be at least 2 chars long
          {'type':'string','maxLength':1}           | 'ab'       | x: Too long: may not be more than 1 bytes
          {'type':'string','pattern':'^a'}          | 'b'        | x: Invalid value: 'b': x in body should match '^a'
          {'type':'string','format':'date-time'}    | 'soon'     | x: Invalid value: 'soon': x in body must be of type date-time: 'soon'
          {'type':'string','format':'uuid'}         | 'no'       | x: Invalid value: 'no': x in body must be of type uuid: 'no'
          {'type':'string','format':'ipv4'}         | '10.0.0.1' |
          {'type':'string','format':'ipv4'}         | '10.0.0'   | x: Invalid value: '10.0.0': x in body must be of type ipv4: '10.0.0'
          {'type':'string','format':'duration'}     | '1h30m'    |
          {'type':'string','enum':['a','b']}        | 'c'        | x: Unsupported value: 'c': supported values: 'a', 'b'
          {'type':'integer','minimum':1}            | 0          | x: Invalid value: 0: x in body should be greater than or equal to 1
          {'type':'integer','minimum':1,'exclusiveMinimum':true} | 1 | x: Invalid value: 1: x in body should be greater than 1
          {'type':'integer','maximum':1}            | 2          | x: Invalid value: 2: x in body should be less than or equal to 1
          {'type':'integer','multipleOf':5}         | 7          | x: Invalid value: 7: x in body should be a multiple of 5
          {'type':'array','minItems':1}             | []         | x: Invalid value: 0: x in body should have at least 1 items
          {'type':'array','maxItems':1}             | [1,2]      | x: Too many: 2: must have at most 1 items
          {'type':'object','minProperties':1}       | {}         | x: Invalid value: 0: x in body should have at least 1 properties
          {'type':'object','required':['r']}        | {}         | x.r: Required value
          {'type':'array','items':{'required':['r']}} | [{}]     | x[0].r: Required value
          {'additionalProperties':{'type':'string'}} | {'k':1}   | x.k: Invalid value: 'integer': x.k in body must be of type string: 'integer'
          {'type':'array','x-kubernetes-list-type':'set'} | ['a','a'] | x[1]: Duplicate value: 'a'
          {'anyOf':[{'required':['a']},{'required':['b']}]} | {}  | x: Invalid value: '': 'x' must validate at least one schema (anyOf)
          {'oneOf':[{'required':['a']},{'required':['b']}]} | {'a':1,'b':1} | x: Invalid value: '': 'x' must validate one and only one schema (oneOf). Found 2 valid alternatives
          {'oneOf':[{'required':['a']},{'required':['b']}]} | {'a':1} |
          {'not':{'required':['a']}}                | {'a':1}    | x: Invalid value: '': 'x' must not validate the schema (not)
          """)
  void validatesInTheWordsOfAServer(String schema, String value, String error) {
    var object = Json.constant("{'x': " + value + "}");
    var expected = error == null ? List.<String>of() : List.of(error);
    assertThat(shown(Validation.check(object, null, field(schema)))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          self.a > 1                          | {'a':2} | | true
          self.a > 1                          | {'a':1} | | false
          has(self.b)                         | {'a':1} | | false
          self.l.all(e, e.startsWith('a'))    | {'l':['ab','ac']} | | true
          self.l.exists_one(e, e == 'a')      | {'l':['a','a']} | | false
          size(self.l) < 3                    | {'l':['a','a']} | | true
          self.l.join(',') == 'a,b'           | {'l':['a','b']} | | true
          self.a == oldSelf.a                 | {'a':1} | {'a':2} | false
          self.a == oldSelf.a                 | {'a':1} | | true
          self.s.matches('^a+$')              | {'s':'aa'} | | true
          self.__namespace__ == 'n'           | {'namespace':'n'} | | true
          self.d > timestamp('2026-01-01T00:00:00Z') | {'d':'2026-02-01T00:00:00Z'} | | true
          type(self.p) == int ? self.p > 0 : self.p != '' | {'p':'http'} | | true
          """)
  void evaluatesRules(String rule, String value, String old, boolean holds) {
    var schema =
        Json.constant(
            """
            {'type':'object','properties':{'a':{'type':'integer'},'b':{'type':'integer'},
             's':{'type':'string'},'l':{'type':'array','items':{'type':'string'}},
             'namespace':{'type':'string'},'d':{'type':'string','format':'date-time'},
             'p':{'x-kubernetes-int-or-string':true}}}
            """);
    schema.putArray("x-kubernetes-validations").addObject().put("rule", rule).put("message", "no");
    var before = old == null ? null : Json.constant(old);
    var errors = shown(Rules.check(Json.constant(value), before, new Schema(schema)));
    assertThat(errors).isEqualTo(holds ? List.of() : List.of("Invalid value: 'object': no"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'rule':'self > 1'}                                            | x: Invalid value: 1: failed rule: self > 1
          {'rule':'self > 1','messageExpression':''got ' + string(self)'} | x: Invalid value: 1: got 1
          {'rule':'self > 1','message':'m','reason':'FieldValueForbidden'} | x: Forbidden: m
          {'rule':'self > 1','message':'m','fieldPath':'.y'}             | x.y: Invalid value: 1: m
          """)
  void rulesSayWhatIsWrong(String rule, String error) {
    var text = rule.replace("''got ' + string(self)'", "'\\'got \\' + string(self)'");
    var schema = Json.constant("{'type':'integer'}");
    schema.putArray("x-kubernetes-validations").add(Json.constant(text));
    var object = Json.constant("{'x':1}");
    assertThat(shown(Rules.check(object, null, field(schema.toString())))).containsExactly(error);
  }
}
