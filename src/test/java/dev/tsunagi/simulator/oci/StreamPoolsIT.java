package dev.tsunagi.simulator.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import com.oracle.bmc.model.BmcException;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.model.CreateStreamDetails;
import com.oracle.bmc.streaming.model.CreateStreamPoolDetails;
import com.oracle.bmc.streaming.requests.CreateStreamPoolRequest;
import com.oracle.bmc.streaming.requests.CreateStreamRequest;
import com.oracle.bmc.streaming.requests.DeleteStreamPoolRequest;
import com.oracle.bmc.streaming.requests.GetStreamPoolRequest;
import com.oracle.bmc.streaming.requests.GetStreamRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The end of stream pools, by the real SDK.
class StreamPoolsIT {

  private static final String COMPARTMENT = "ocid1.compartment.oc1..demo";

  private static OciSimulator simulator;
  private static StreamAdminClient client;

  @BeforeAll
  static void start() {
    simulator = OciSimulator.start(OciSimulator.Settings.defaults());
    client =
        StreamAdminClient.builder()
            .configuration(Clients.configuration())
            .endpoint(simulator.url().toString())
            .build(Clients.provider(simulator.userKey("demo")));
  }

  @AfterAll
  static void stop() {
    client.close();
    simulator.close();
  }

  private static String stream(CreateStreamDetails.Builder details, String name) {
    var request =
        CreateStreamRequest.builder()
            .createStreamDetails(details.name(name).partitions(1).build())
            .build();
    return client.createStream(request).getStream().getId();
  }

  private static String state(String stream) {
    return client
        .getStream(GetStreamRequest.builder().streamId(stream).build())
        .getStream()
        .getLifecycleState()
        .getValue();
  }

  private static void delete(String pool) {
    client.deleteStreamPool(DeleteStreamPoolRequest.builder().streamPoolId(pool).build());
  }

  @Test
  void aPoolTakesItsStreamsAlong() {
    var details = CreateStreamPoolDetails.builder().compartmentId(COMPARTMENT).name("kafka");
    var pool =
        client
            .createStreamPool(
                CreateStreamPoolRequest.builder().createStreamPoolDetails(details.build()).build())
            .getStreamPool()
            .getId();
    var inside = stream(CreateStreamDetails.builder().streamPoolId(pool), "inside");
    var outside = stream(CreateStreamDetails.builder().compartmentId(COMPARTMENT), "outside");
    delete(pool);
    assertThat(state(inside)).isEqualTo("DELETED");
    assertThat(state(outside)).isEqualTo("ACTIVE");
  }

  @Test
  void thatOfACompartmentStays() {
    var stream = stream(CreateStreamDetails.builder().compartmentId(COMPARTMENT), "anywhere");
    var pool =
        client
            .getStream(GetStreamRequest.builder().streamId(stream).build())
            .getStream()
            .getStreamPoolId();
    assertThatThrownBy(() -> delete(pool))
        .isInstanceOfSatisfying(
            BmcException.class, e -> assertThat(e.getStatusCode()).isEqualTo(409));
    assertThat(state(stream)).isEqualTo("ACTIVE");
    assertThat(
            client
                .getStreamPool(GetStreamPoolRequest.builder().streamPoolId(pool).build())
                .getStreamPool()
                .getName())
        .isEqualTo("DefaultPool");
  }
}
