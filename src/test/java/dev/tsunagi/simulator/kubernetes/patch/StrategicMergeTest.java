package dev.tsunagi.simulator.kubernetes.patch;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicMergeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'containers':[{'name':'a','image':'1'}]} | {'containers':[{'name':'a','image':'2'}]} | {'containers':[{'name':'a','image':'2'}]}
          {'containers':[{'name':'a','image':'1'}]} | {'containers':[{'name':'b'}]}             | {'containers':[{'name':'a','image':'1'},{'name':'b'}]}
          {'containers':[{'name':'a'},{'name':'b'}]} | {'containers':[{'name':'a','$patch':'delete'}]} | {'containers':[{'name':'b'}]}
          {'containers':[{'name':'a'}]}             | {'containers':[{'$patch':'replace'},{'name':'c'}]} | {'containers':[{'name':'c'}]}
          {'containers':[{'name':'a'},{'name':'b'}]} | {'$setElementOrder/containers':[{'name':'b'},{'name':'a'}]} | {'containers':[{'name':'b'},{'name':'a'}]}
          {'containers':[{'name':'a','command':['x','y']}]} | {'containers':[{'name':'a','command':['z']}]} | {'containers':[{'name':'a','command':['z']}]}
          {'containers':[{'name':'a','ports':[{'containerPort':1}]}]} | {'containers':[{'name':'a','ports':[{'containerPort':2}]}]} | {'containers':[{'name':'a','ports':[{'containerPort':1},{'containerPort':2}]}]}
          {'nodeSelector':{'a':'1','b':'2'}}        | {'nodeSelector':{'a':null,'c':'3'}}       | {'nodeSelector':{'b':'2','c':'3'}}
          {'nodeSelector':{'a':'1'}}                | {'nodeSelector':{'$patch':'replace','c':'3'}} | {'nodeSelector':{'c':'3'}}
          {'nodeSelector':{'a':'1'},'hostname':'h'} | {'nodeSelector':{'$patch':'delete'}}      | {'hostname':'h'}
          {'hostname':'h','subdomain':'s'}          | {'$retainKeys':['subdomain'],'subdomain':'t'} | {'subdomain':'t'}
          """)
  void mergesAsTheKindWants(String before, String patch, String after) {
    var pods = new Catalog().find("", "v1", "pods").orElseThrow();
    var merged =
        StrategicMerge.apply(
            Json.constant("{'spec':" + before + "}"),
            Json.constant("{'spec':" + patch + "}"),
            pods.schema());
    assertThat(merged).isEqualTo(Json.constant("{'spec':" + after + "}"));
  }
}
