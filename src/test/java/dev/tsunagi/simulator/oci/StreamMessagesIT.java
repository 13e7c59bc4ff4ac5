package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.streaming.StreamClient;
import com.oracle.bmc.streaming.model.CreateCursorDetails;
import com.oracle.bmc.streaming.model.CreateGroupCursorDetails;
import com.oracle.bmc.streaming.model.Message;
import com.oracle.bmc.streaming.model.PutMessagesDetails;
import com.oracle.bmc.streaming.model.PutMessagesDetailsEntry;
import com.oracle.bmc.streaming.model.UpdateGroupDetails;
import com.oracle.bmc.streaming.requests.ConsumerCommitRequest;
import com.oracle.bmc.streaming.requests.ConsumerHeartbeatRequest;
import com.oracle.bmc.streaming.requests.CreateCursorRequest;
import com.oracle.bmc.streaming.requests.CreateGroupCursorRequest;
import com.oracle.bmc.streaming.requests.GetGroupRequest;
import com.oracle.bmc.streaming.requests.GetMessagesRequest;
import com.oracle.bmc.streaming.requests.PutMessagesRequest;
import com.oracle.bmc.streaming.requests.UpdateGroupRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Messages through a stream of the default seed, by the real SDK.
class StreamMessagesIT {

  /// Two partitions, 48 hours.
  private static final String STREAM = "ocid1.stream.oc1.iad.clicks";

  private OciSimulator simulator;
  private StreamClient client;

  @BeforeEach
  void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    client = Clients.of(simulator, "demo").messages();
  }

  @AfterEach
  void stop() {
    client.close();
    simulator.close();
  }

  /// Puts messages of one key, which all go to one partition, and returns that.
  private String put(String key, String... values) {
    var entries =
        Stream.of(values)
            .map(
                value ->
                    PutMessagesDetailsEntry.builder().key(bytes(key)).value(bytes(value)).build())
            .toList();
    var result =
        client
            .putMessages(
                PutMessagesRequest.builder()
                    .streamId(STREAM)
                    .putMessagesDetails(PutMessagesDetails.builder().messages(entries).build())
                    .build())
            .getPutMessagesResult();
    assertThat(result.getFailures()).isZero();
    assertThat(result.getEntries()).hasSize(values.length);
    var partitions = result.getEntries().stream().map(e -> e.getPartition()).distinct().toList();
    assertThat(partitions).hasSize(1);
    return partitions.getFirst();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String cursor(CreateCursorDetails.Builder details) {
    return client
        .createCursor(
            CreateCursorRequest.builder()
                .streamId(STREAM)
                .createCursorDetails(details.build())
                .build())
        .getCursor()
        .getValue();
  }

  private record Read(List<String> values, String next) {}

  private Read read(String cursor, int limit) {
    var answer =
        client.getMessages(
            GetMessagesRequest.builder().streamId(STREAM).cursor(cursor).limit(limit).build());
    var values =
        answer.getItems().stream()
            .map(Message::getValue)
            .map(value -> new String(value, StandardCharsets.UTF_8))
            .toList();
    return new Read(values, answer.getOpcNextCursor());
  }

  private String member(String instance, boolean commitOnGet) {
    var details =
        CreateGroupCursorDetails.builder()
            .type(CreateGroupCursorDetails.Type.TrimHorizon)
            .groupName("workers")
            .instanceName(instance)
            .timeoutInMs(10_000)
            .commitOnGet(commitOnGet)
            .build();
    return client
        .createGroupCursor(
            CreateGroupCursorRequest.builder()
                .streamId(STREAM)
                .createGroupCursorDetails(details)
                .build())
        .getCursor()
        .getValue();
  }

  @Test
  void messagesOfOneKeyAreReadInOrderAndOnlyOnce() {
    var partition = put("a", "one", "two", "three");
    var all = CreateCursorDetails.builder().partition(partition);
    var first = read(cursor(all.type(CreateCursorDetails.Type.TrimHorizon)), 2);
    assertThat(first.values()).containsExactly("one", "two");
    var second = read(first.next(), 2);
    assertThat(second.values()).containsExactly("three");

    // Nothing new is no end.
    var third = read(second.next(), 2);
    assertThat(third.values()).isEmpty();
    put("a", "four");
    assertThat(read(third.next(), 2).values()).containsExactly("four");
  }

  @ParameterizedTest
  @CsvSource({
    "TRIM_HORIZON,, old-1 old-2 new",
    "AT_OFFSET, 1, old-2 new",
    "AFTER_OFFSET, 1, new",
    "AT_TIME,, new",
    "LATEST,, ''"
  })
  void cursorsBeginWhereTheySay(String type, Long offset, String expected) {
    var partition = put("a", "old-1", "old-2");
    simulator.clock().advance(Duration.ofMinutes(1));
    var time = simulator.clock().instant();
    put("a", "new");
    var details =
        CreateCursorDetails.builder()
            .partition(partition)
            .type(CreateCursorDetails.Type.create(type));
    if (offset != null) {
      details.offset(offset);
    }
    if (type.equals("AT_TIME")) {
      details.time(Date.from(time.truncatedTo(ChronoUnit.MILLIS)));
    }
    assertThat(String.join(" ", read(cursor(details), 10).values())).isEqualTo(expected);
  }

  @Test
  void messagesGoWhenTheirRetentionIsOver() {
    var partition = put("a", "old");
    simulator.clock().advance(Duration.ofHours(49));
    put("a", "new");
    var details =
        CreateCursorDetails.builder()
            .partition(partition)
            .type(CreateCursorDetails.Type.TrimHorizon);
    assertThat(read(cursor(details), 10).values()).containsExactly("new");
  }

  @Test
  void anUnusedCursorExpires() {
    var partition = put("a", "one");
    var cursor =
        cursor(
            CreateCursorDetails.builder()
                .partition(partition)
                .type(CreateCursorDetails.Type.TrimHorizon));
    simulator.clock().advance(Duration.ofMinutes(6));
    assertThatThrownBy(() -> read(cursor, 10))
        .isInstanceOfSatisfying(
            BmcException.class,
            e -> {
              assertThat(e.getStatusCode()).isEqualTo(400);
              assertThat(e.getMessage()).contains("expired");
            });
  }

  @Test
  void aGroupSharesPartitionsAndGoesOnWhereItWas() {
    var one = put("a", "a-1", "a-2");
    var elsewhere = Stream.of("b", "c", "d", "e").filter(k -> !put(k, k).equals(one)).findFirst();
    assertThat(elsewhere).isPresent();

    // Alone, an instance holds all; when another comes, it lets go of a half at its next look.
    var left = read(member("left", true), 100);
    assertThat(left.values()).isNotEmpty();
    var right = read(member("right", true), 100);
    assertThat(right.values()).isEmpty();
    assertThat(read(left.next(), 100).values()).isEmpty();
    var other = read(right.next(), 100);
    assertThat(other.values()).isNotEmpty().doesNotContainAnyElementsOf(left.values());

    // What was committed does not come again, whoever looks.
    simulator.clock().advance(Duration.ofSeconds(20));
    var late = read(member("late", true), 100);
    assertThat(late.values()).isEqualTo(other.values());
  }

  @Test
  void whatWasNotCommittedComesAgain() {
    put("a", "one", "two");
    var first = read(member("one", false), 1);
    assertThat(first.values()).containsExactly("one");
    assertThat(read(first.next(), 1).values()).containsExactly("two");

    simulator.clock().advance(Duration.ofSeconds(20));
    var again = read(member("two", false), 1);
    assertThat(again.values()).containsExactly("one");
    client.consumerCommit(
        ConsumerCommitRequest.builder().streamId(STREAM).cursor(again.next()).build());

    simulator.clock().advance(Duration.ofSeconds(20));
    assertThat(read(member("three", false), 1).values()).containsExactly("two");
  }

  @Test
  void aHeartbeatKeepsAndAGroupCanBeSetBack() {
    put("a", "one");
    var read = read(member("one", true), 10);
    read(read.next(), 10);
    simulator.clock().advance(Duration.ofSeconds(8));
    client.consumerHeartbeat(
        ConsumerHeartbeatRequest.builder().streamId(STREAM).cursor(read.next()).build());
    simulator.clock().advance(Duration.ofSeconds(8));
    var group =
        client
            .getGroup(GetGroupRequest.builder().streamId(STREAM).groupName("workers").build())
            .getGroup();
    assertThat(group.getReservations())
        .hasSize(2)
        .allSatisfy(r -> assertThat(r.getReservedInstance()).isEqualTo("one"))
        .anySatisfy(r -> assertThat(r.getCommittedOffset()).isEqualTo(0L));

    client.updateGroup(
        UpdateGroupRequest.builder()
            .streamId(STREAM)
            .groupName("workers")
            .updateGroupDetails(
                UpdateGroupDetails.builder().type(UpdateGroupDetails.Type.TrimHorizon).build())
            .build());
    assertThat(read(member("one", true), 10).values()).containsExactly("one");
  }
}
