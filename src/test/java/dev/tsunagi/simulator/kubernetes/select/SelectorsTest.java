package dev.tsunagi.simulator.kubernetes.select;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SelectorsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a=1                | true
          a = 1              | true
          a==2               | false
          a!=2               | true
          b!=1               | true
          a in (1,2)         | true
          a in ( 2 , 1 )     | true
          a in (2)           | false
          a notin (2)        | true
          b notin (2)        | true
          a                  | true
          b                  | false
          !b                 | true
          !a                 | false
          a=1,x.io/y=z       | true
          a=1,!b,x.io/y in (z) | true
          a=1,b              | false
          e=                 | true
          """)
  void labelsAreMatched(String selector, boolean matches) {
    var object = Json.constant("{'metadata':{'labels':{'a':'1','x.io/y':'z','e':''}}}");
    assertThat(LabelSelector.parse(selector).test(object)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=b=c", "a in b", "(", "a,,b", "!"})
  void whatIsNoSelectorIsRefused(String text) {
    assertThatThrownBy(() -> LabelSelector.parse(text)).isInstanceOf(ApiException.class);
  }

  @Test
  void kindsOfferTheirOwnFields() {
    var catalog = new Catalog();
    var secrets = catalog.find("", "v1", "secrets").orElseThrow();
    var secret = Json.constant("{'metadata':{'name':'n'},'type':'Opaque'}");
    assertThat(FieldSelector.parse("metadata.name=n,type!=x", secrets).test(secret)).isTrue();
    assertThatThrownBy(() -> FieldSelector.parse("status.phase=x", secrets))
        .hasMessage("field label not supported: status.phase");
  }
}
