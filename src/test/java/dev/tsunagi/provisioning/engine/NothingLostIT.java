package dev.tsunagi.provisioning.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import module java.base;

import dev.tsunagi.api.provisioning.Origin;
import dev.tsunagi.simulator.oci.wire.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// An object is deleted: whatever OCI answers meanwhile, nothing goes that was not asked to go, and
/// no object stays without a way out.
class NothingLostIT {

  private static final String WAY_OUT = "spec.deletionPolicy: Retain";
  private static Proving proving;

  /// How the object came by its resource.
  enum Way {
    BOUND,
    CREATED,
    ADOPTED,
    OBSERVED
  }

  /// What OCI does about calls that read and delete.
  enum Weather {
    UP,
    PERMISSION_LOST,
    BUSY,
    DOWN,
    GONE
  }

  @BeforeAll
  static void start() {
    proving = new Proving();
  }

  @AfterEach
  void clear() {
    proving.cloud.faults().clear();
  }

  @AfterAll
  static void stop() {
    proving.close();
  }

  static Stream<Arguments> cells() {
    return Stream.of(Way.values())
        .flatMap(
            way ->
                Stream.of("Retain", "Delete")
                    .flatMap(
                        policy ->
                            Stream.of(Weather.values())
                                .map(weather -> Arguments.of(way, policy, weather))));
  }

  @ParameterizedTest(name = "{0} x {1} x {2}")
  @MethodSource("cells")
  void deletesOnlyWhatItWasAskedTo(Way way, String policy, Weather weather) {
    var name = (way + "-" + policy + "-" + weather).toLowerCase(Locale.ROOT).replace('_', '-');
    var drill = ready(way, policy, name);
    var id = drill.status().id();
    var mayDelete = policy.equals("Delete") && (way == Way.CREATED || way == Way.ADOPTED);
    storm(weather, id);

    var left = departs(drill, 3);
    var released = !mayDelete || weather == Weather.GONE;
    if (released || weather == Weather.UP) {
      assertThat(left || departs(drill, 40)).as(drill.said().toString()).isTrue();
    } else {
      assertThat(left).as("held while OCI is not clear").isFalse();
      assertThat(drill.condition("Synced").orElseThrow().message()).contains(WAY_OUT);
      assertThat(drill.said()).last(STRING).contains(WAY_OUT);
    }
    var deleted = mayDelete && (weather == Weather.UP || weather == Weather.GONE);
    proving.cloud.faults().clear();
    assertThat(state(drill, id))
        .isEqualTo(deleted || weather == Weather.GONE ? "DELETED" : "ACTIVE");
  }

  /// The documented way out: Retain lets go of an object that is held, at any time.
  @ParameterizedTest(name = "{0}")
  @MethodSource("storms")
  void retainLetsGoOfWhatIsHeld(Weather weather) {
    var name = "held-" + weather.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var drill = ready(Way.CREATED, "Delete", name);
    storm(weather, drill.status().id());
    assertThat(departs(drill, 3)).isFalse();
    var released = proving.drill(Kinds.STREAM, name, "deletionPolicy: Retain");
    released.object().setMetadata(drill.object().getMetadata());
    released.object().setStatus(drill.status());
    assertThat(released.depart()).isTrue();
    assertThat(released.said()).anyMatch(said -> said.contains("stays in OCI"));
  }

  /// As when an application is deleted and applied again: its object is another one then. What OCI
  /// is asked for is first refused, and then takes its time.
  @ParameterizedTest(name = "{0}")
  @EnumSource(Kinds.class)
  void whatStayedIsTakenOverByName(Kinds kind) {
    var name = "again-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    var before = proving.drill(kind, name, "");
    before.runUntilReady();
    var id = before.status().id();
    proving.client.resource(before.object()).delete();
    proving.cloud.clock().advance(Duration.ofMinutes(5));

    var after = proving.drill(kind, name, "adoptionPolicy: ByName");
    proving.cloud.faults().fail("Update" + kind.operation, 409, 1);
    after.runUntilSettled();
    assertThat(after.status().id()).isEqualTo(id);
    assertThat(after.status().origin()).isEqualTo(Origin.ADOPTED);
    assertThat(after.owned()).containsExactly(id);
    assertThat(after.said()).noneMatch(said -> said.startsWith("OwnershipUnknown"));
  }

  static Stream<Weather> storms() {
    return Stream.of(Weather.PERMISSION_LOST, Weather.BUSY, Weather.DOWN);
  }

  private static Drill<?, ?> ready(Way way, String policy, String name) {
    var deletion = "deletionPolicy: " + policy;
    var drill =
        switch (way) {
          case CREATED -> proving.drill(Kinds.STREAM, name, deletion);
          case ADOPTED -> {
            foreign(name);
            yield proving.drill(Kinds.STREAM, name, deletion + ", adoptionPolicy: ByName");
          }
          case BOUND -> proving.drill(Kinds.STREAM, name, deletion + ", id: " + foreign(name));
          case OBSERVED ->
              proving.drill(
                  Kinds.STREAM,
                  name,
                  deletion + ", managementPolicy: Observe, id: " + foreign(name));
        };
    drill.runUntilReady();
    drill.run();
    return drill;
  }

  /// A stream that somebody made at the console.
  private static String foreign(String name) {
    return Console.stream(proving.cloud, name);
  }

  private static void storm(Weather weather, String id) {
    var faults = proving.cloud.faults();
    switch (weather) {
      case UP -> {}
      case PERMISSION_LOST -> {
        faults.fail("GetStream", 404, Faults.ALWAYS);
        faults.fail("DeleteStream", 404, Faults.ALWAYS);
      }
      case BUSY -> faults.fail("DeleteStream", 409, Faults.ALWAYS);
      case DOWN -> faults.fail(Faults.ANY, 503, Faults.ALWAYS);
      case GONE -> Console.deleteStream(proving.cloud, id);
    }
  }

  private static boolean departs(Drill<?, ?> drill, int runs) {
    for (var run = 0; run < runs; run++) {
      if (drill.depart()) {
        return true;
      }
    }
    return false;
  }

  private static String state(Drill<?, ?> drill, String id) {
    drill.pass(Duration.ofMinutes(5));
    return Console.state(proving.cloud, id);
  }
}
