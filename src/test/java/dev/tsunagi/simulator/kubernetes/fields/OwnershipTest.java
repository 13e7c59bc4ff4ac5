package dev.tsunagi.simulator.kubernetes.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.schema.MetadataSchema;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnershipTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final Schema SCHEMA =
      MetadataSchema.complete(
          Json.constant(
              """
              {'type': 'object', 'properties': {
                'data': {'type': 'object', 'additionalProperties': {'type': 'string'}},
                'set': {'type': 'array', 'x-kubernetes-list-type': 'set', 'items': {'type': 'string'}},
                'plain': {'type': 'array', 'items': {'type': 'string'}},
                'whole': {'type': 'object', 'x-kubernetes-map-type': 'atomic',
                  'additionalProperties': {'type': 'string'}},
                'items': {'type': 'array', 'x-kubernetes-list-type': 'map',
                  'x-kubernetes-list-map-keys': ['port', 'protocol'],
                  'items': {'type': 'object', 'properties': {
                    'port': {'type': 'integer'}, 'protocol': {'type': 'string', 'default': 'TCP'},
                    'name': {'type': 'string'}}}}}}
              """));

  private static Manager manager(String name, String operation) {
    return new Manager(name, operation, "v1", "");
  }

  private static ObjectNode apply(String live, String config, String who, boolean force) {
    return Ownership.apply(
        Json.constant(live),
        Json.constant(config),
        SCHEMA,
        manager(who, Manager.APPLY),
        force,
        NOW);
  }

  private static String fields(ObjectNode object, String who) {
    return Json.at(object, "metadata", "managedFields")
        .valueStream()
        .filter(entry -> Json.text(entry, "manager").equals(who))
        .map(entry -> entry.path("fieldsV1").toString().replace('"', '\''))
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'data':{'a':'1'}}                 | {'f:data':{'f:a':{}}}
          {'data':{}}                        | {'f:data':{}}
          {'set':['x','y']}                  | {'f:set':{'v:\\'x\\'':{},'v:\\'y\\'':{}}}
          {'plain':['x']}                    | {'f:plain':{}}
          {'whole':{'a':'1'}}                | {'f:whole':{}}
          {'items':[{'port':1,'name':'n'}]}  | {'f:items':{'k:{\\'port\\':1,\\'protocol\\':\\'TCP\\'}':{'.':{},'f:name':{},'f:port':{}}}}
          {'metadata':{'labels':{'l':'1'}}}  | {'f:metadata':{'f:labels':{'f:l':{}}}}
          {'metadata':{'name':'n'}}          |
          """)
  void applyingClaimsLeavesKeysAndItems(String config, String expected) {
    var owned = fields(apply("{}", config, "one", false), "one");
    assertThat(owned).isEqualTo(Objects.requireNonNullElse(expected, ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          {'data':{'a':'1','b':'2'}}      | {'data':{'a':'1'}}       | {'data':{'a':'1'}}
          {'data':{'a':'1'}}              | {}                       | {}
          {'set':['x','y']}               | {'set':['y']}            | {'set':['y']}
          {'plain':['x','y']}             | {'plain':['y']}          | {'plain':['y']}
          {'items':[{'port':1},{'port':2}]} | {'items':[{'port':2}]} | {'items':[{'port':2}]}
          {'items':[{'port':1,'name':'n'}]} | {'items':[{'port':1}]} | {'items':[{'port':1}]}
          """)
  void applyingTakesBackWhatItNoLongerNames(String first, String second, String left) {
    var applied = apply(apply("{}", first, "one", false).toString(), second, "one", false);
    applied.remove("metadata");
    assertThat(applied).isEqualTo(Json.constant(left));
  }

  @Test
  void itemsThatOthersWroteIntoStay() {
    var one = apply("{}", "{'items':[{'port':1,'name':'n'}]}", "one", false);
    var two = apply(one.toString(), "{'items':[{'port':1,'name':'n'}]}", "two", false);
    var gone = apply(two.toString(), "{}", "one", false);
    assertThat(gone.path("items")).hasSize(1);
    assertThat(fields(gone, "one")).isEmpty();
  }

  @Test
  void conflictsNameTheItem() {
    var one = apply("{}", "{'items':[{'port':1,'name':'n'}]}", "one", false);
    assertThatThrownBy(
            () -> apply(one.toString(), "{'items':[{'port':1,'name':'m'}]}", "two", false))
        .isInstanceOf(ApiException.class)
        .hasMessage(
            "Apply failed with 1 conflict: conflict with \"one\":"
                + " .items[port=1,protocol=\"TCP\"].name");
  }

  @Test
  void timeOfAnEntryStaysWhileItsFieldsDo() {
    var live = apply("{}", "{'data':{'a':'1'}}", "one", false);
    var later = NOW.plusSeconds(60);
    var again =
        Ownership.apply(
            live,
            Json.constant("{'data':{'a':'1'}}"),
            SCHEMA,
            manager("one", Manager.APPLY),
            false,
            later);
    assertThat(again).isEqualTo(live);
    var updated = live.deepCopy();
    Json.child(updated, "data").put("b", "2");
    Ownership.update(live, updated, SCHEMA, manager("two", Manager.UPDATE), later);
    assertThat(Json.at(updated, "metadata", "managedFields").findValuesAsText("time"))
        .containsExactly("2026-01-01T00:00:00Z", "2026-01-01T00:01:00Z");
  }

  @Test
  void sameNameAppliesAndUpdatesUnderTwoEntries() {
    var live = apply("{}", "{'data':{'a':'1'}}", "one", false);
    var updated = live.deepCopy();
    Json.child(updated, "data").put("b", "2");
    Ownership.update(live, updated, SCHEMA, manager("one", Manager.UPDATE), NOW);
    assertThat(Json.at(updated, "metadata", "managedFields").findValuesAsText("operation"))
        .containsExactly("Apply", "Update");
  }
}
