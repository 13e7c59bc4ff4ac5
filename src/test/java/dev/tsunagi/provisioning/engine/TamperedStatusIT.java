package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedStatus;
import dev.tsunagi.support.Conformance;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/// Whoever may write a status gains nothing by it: what is ours is told by tags and owners.
class TamperedStatusIT {

  private static Proving proving;
  private static int number;

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  private static Drill<?, ?> forged(Drill<?, ?> drill, String yaml) {
    var honest = Serialization.unmarshal(Serialization.asYaml(drill.status()), Map.class);
    var all = new TreeMap<String, Object>();
    ((Map<?, ?>) honest).forEach((key, value) -> all.put(String.valueOf(key), value));
    all.putAll(new Yaml().<Map<String, Object>>load(yaml));
    drill
        .object()
        .setStatus(Serialization.unmarshal(Serialization.asYaml(all), ProvisionedStatus.class));
    return drill;
  }

  private static Drill<?, ?> ready(String more) {
    var drill = proving.drill(Kinds.STREAM, "tampered-" + ++number, more);
    drill.runUntilReady();
    return drill;
  }

  private static long writes() {
    return proving.calls("UpdateStream") + proving.calls("DeleteStream");
  }

  /// Of nobody, or of another object.
  @ParameterizedTest(name = "another object''s: {0}")
  @ValueSource(booleans = {true, false})
  @Conformance({"ADV-17", "ADV-18"})
  void aForgedOcidChangesAndDeletesNothingAndShowsNothing(boolean another) {
    var victim = another ? ready("").status().id() : Console.stream(proving.cloud, "victim");
    var spec = "deletionPolicy: Delete, freeformTags: {team: thieves}, partitions: 9";
    var thief = proving.drill(Kinds.STREAM, "thief-" + another, spec);
    var before = writes();
    forged(thief, "{id: %s, origin: Created, lifecycleState: ACTIVE}".formatted(victim));
    thief.run();
    assertThat(thief.condition("Synced").orElseThrow().reason())
        .isEqualTo(another ? "OwnedByAnother" : "OwnershipUnknown");
    assertThat(thief.status().attributes()).isEmpty();
    assertThat(thief.status().drift()).isEmpty();
    assertThat(thief.status().binding().name()).isEmpty();
    assertThat(thief.depart()).as("nothing holds it").isTrue();
    assertThat(writes()).isEqualTo(before);
    assertThat(Console.state(proving.cloud, victim)).isEqualTo("ACTIVE");
  }

  /// The tags lead back to what is ours, for better and for worse.
  @Test
  @Conformance("ADV-17")
  void aForgedOcidIsMendedByTheTags() {
    var drill = ready("deletionPolicy: Delete");
    var own = drill.status().id();
    var victim = Console.stream(proving.cloud, "mended");
    forged(drill, "{id: %s}".formatted(victim)).run();
    assertThat(drill.status().id()).isEqualTo(own);
    assertThat(drill.condition("Synced").orElseThrow().status()).isEqualTo("True");
    forged(drill, "{id: ocid1.stream.oc1.iad.none}").run();
    assertThat(drill.status().id()).isEqualTo(own);

    forged(drill, "{id: %s}".formatted(victim));
    assertThat(Stream.generate(drill::depart).limit(40).anyMatch(gone -> gone)).isTrue();
    assertThat(Console.state(proving.cloud, victim)).isEqualTo("ACTIVE");
    assertThat(Console.state(proving.cloud, own)).isEqualTo("DELETED");
  }

  /// What was only bound is not deleted, whatever the status makes of it.
  @Test
  @Conformance("ADV-17")
  void aForgedOriginDeletesNothing() {
    var id = Console.stream(proving.cloud, "only-bound");
    var bound = proving.drill(Kinds.STREAM, "forger", "id: " + id);
    bound.runUntilReady();
    var unbound = proving.drill(Kinds.STREAM, "forger", "deletionPolicy: Delete");
    unbound.object().setStatus(bound.status());
    forged(unbound, "{origin: Created}");
    assertThat(unbound.depart()).isTrue();
    assertThat(Console.state(proving.cloud, id)).isEqualTo("ACTIVE");
  }

  @Test
  @Conformance({"ADV-09", "ADV-17"})
  void aForgedBindingNameTouchesNoOtherSecret() {
    proving.secret("victim", Map.of("password", "theirs"));
    var before = proving.client.secrets().inNamespace("default").withName("victim").get();
    var drill = ready("");
    forged(drill, "{binding: {name: victim}, credentials: {attachment: 'x#password'}}").run();
    assertThat(drill.status().binding().name()).isEqualTo(drill.object().getMetadata().getName());
    assertThat(drill.depart()).isTrue();
    assertThat(proving.client.secrets().inNamespace("default").withName("victim").get())
        .isEqualTo(before);
  }

  /// Not even a pledge that is taken away in the middle makes a second one.
  @Test
  @Conformance({"ADV-17", "ADV-26"})
  void aStatusThatIsClearedMakesNoSecond() {
    for (var runs = 1; runs <= 5; runs++) {
      var drill = proving.drill(Kinds.STREAM_POOL, "cleared-" + runs, "");
      for (var run = 0; run < runs; run++) {
        drill.run();
      }
      drill.object().setStatus(ProvisionedStatus.EMPTY);
      drill.runUntilReady();
      assertThat(drill.owned()).containsExactly(drill.status().id());
    }
  }
}
