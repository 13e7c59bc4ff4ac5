package dev.tsunagi.provisioning.stream;

import module java.base;

import com.oracle.bmc.streaming.StreamAdmin;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.model.CreateStreamDetails;
import com.oracle.bmc.streaming.model.StreamPool;
import com.oracle.bmc.streaming.model.StreamSummary;
import com.oracle.bmc.streaming.model.UpdateStreamDetails;
import com.oracle.bmc.streaming.requests.CreateStreamRequest;
import com.oracle.bmc.streaming.requests.DeleteStreamRequest;
import com.oracle.bmc.streaming.requests.GetStreamPoolRequest;
import com.oracle.bmc.streaming.requests.GetStreamRequest;
import com.oracle.bmc.streaming.requests.ListStreamsRequest;
import com.oracle.bmc.streaming.requests.UpdateStreamRequest;
import com.oracle.bmc.streaming.responses.ListStreamsResponse;
import dev.tsunagi.api.provisioning.StreamSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.TagMaps;
import dev.tsunagi.provisioning.Work;
import org.jspecify.annotations.Nullable;

/// Calls to OCI Streaming. It knows neither retry tokens nor work requests.
final class StreamGateway implements ResourceGateway<StreamSpec, ActualStream> {

  private static final Set<StreamSummary.LifecycleState> LIVE =
      EnumSet.of(
          StreamSummary.LifecycleState.Creating,
          StreamSummary.LifecycleState.Active,
          StreamSummary.LifecycleState.Updating);

  /// Names of streams are taken once in a pool, by those that stayed as well.
  private static final String TAKEN =
      ". Where the name is taken, spec.adoptionPolicy: ByName takes over the stream that has it, if"
          + " it is nobody's";

  private final OciConnection connection;

  StreamGateway(OciConnection connection) {
    this.connection = connection;
  }

  private StreamAdmin client() {
    return connection.client(StreamAdmin.class, StreamAdminClient::builder);
  }

  private ResourceCalls calls(String compartment) {
    return new ResourceCalls(connection, "manage stream-family", compartment);
  }

  @Override
  public Optional<ActualStream> get(String id) {
    var stream =
        calls("")
            .call(
                "read stream " + id,
                () ->
                    client()
                        .getStream(GetStreamRequest.builder().streamId(id).build())
                        .getStream());
    return Optional.of(new ActualStream(stream, pool(stream.getStreamPoolId())));
  }

  /// The pool tells more for the Secret; a stream is none the worse where we may not see it.
  private @Nullable StreamPool pool(@Nullable String id) {
    return id == null
        ? null
        : ResourceCalls.unlessDenied(() -> Optional.of(readPool(id))).orElse(null);
  }

  private StreamPool readPool(String id) {
    var request = GetStreamPoolRequest.builder().streamPoolId(id).build();
    return calls("")
        .call("read stream pool " + id, () -> client().getStreamPool(request).getStreamPool());
  }

  @Override
  public List<String> findOwned(StreamSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(StreamSpec spec, String name) {
    return list(spec, spec.name().isEmpty() ? name : spec.name()).ids();
  }

  /// OCI wants the compartment or the pool, and not both.
  private Listed<StreamSummary> list(StreamSpec spec, @Nullable String name) {
    var request = ListStreamsRequest.builder().name(name).limit(50);
    if (spec.streamPoolId().isEmpty()) {
      request.compartmentId(spec.compartmentId());
    } else {
      request.streamPoolId(spec.streamPoolId());
    }
    return calls(spec.compartmentId()).call("list streams", () -> pages(request));
  }

  private Listed<StreamSummary> pages(ListStreamsRequest.Builder request) {
    var live =
        Pages.all(
                token -> client().listStreams(request.page(token).build()),
                ListStreamsResponse::getItems,
                ListStreamsResponse::getOpcNextPage)
            .stream()
            .filter(s -> LIVE.contains(s.getLifecycleState()))
            .toList();
    return new Listed<>(live, StreamSummary::getId, StreamSummary::getFreeformTags);
  }

  @Override
  public boolean isReplayable() {
    return false;
  }

  @Override
  public Started create(Order<StreamSpec> order) {
    var spec = order.spec();
    var details =
        CreateStreamDetails.builder()
            .name(spec.name())
            .partitions(spec.partitions() == null ? Integer.valueOf(1) : spec.partitions())
            .freeformTags(order.freeformTags());
    if (spec.retentionInHours() != null) {
      details.retentionInHours(spec.retentionInHours());
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    if (spec.streamPoolId().isEmpty()) {
      details.compartmentId(spec.compartmentId());
    } else {
      details.streamPoolId(spec.streamPoolId());
    }
    var request = CreateStreamRequest.builder().createStreamDetails(details.build()).build();
    return new Started(made(spec, request), "");
  }

  private String made(StreamSpec spec, CreateStreamRequest request) {
    try {
      return calls(spec.compartmentId())
          .call(
              "create stream \"%s\"".formatted(spec.name()),
              () -> client().createStream(request).getStream().getId());
    } catch (FailureException e) {
      throw e.failure() instanceof Failure.Conflict(var why)
          ? new FailureException(new Failure.Conflict(why + TAKEN), e.getCause())
          : e;
    }
  }

  @Override
  public Optional<String> update(ActualStream actual, Order<StreamSpec> order, Drift drift) {
    var there = actual.stream();
    var details = UpdateStreamDetails.builder();
    if (drift.has("streamPoolId")) {
      details.streamPoolId(order.spec().streamPoolId());
    }
    details.freeformTags(TagMaps.over(there.getFreeformTags(), order.freeformTags()));
    details.definedTags(TagMaps.overNested(there.getDefinedTags(), order.spec().definedTags()));
    var request =
        UpdateStreamRequest.builder()
            .streamId(there.getId())
            .updateStreamDetails(details.build())
            .build();
    calls(there.getCompartmentId())
        .call("update stream " + there.getId(), () -> client().updateStream(request));
    return Optional.empty();
  }

  @Override
  public Optional<String> delete(StreamSpec spec, ActualStream actual) {
    var id = actual.stream().getId();
    calls(actual.stream().getCompartmentId())
        .call(
            "delete stream " + id,
            () -> client().deleteStream(DeleteStreamRequest.builder().streamId(id).build()));
    return Optional.empty();
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return Optional.empty();
  }
}
