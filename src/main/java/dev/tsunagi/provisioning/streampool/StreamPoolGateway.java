package dev.tsunagi.provisioning.streampool;

import module java.base;

import com.oracle.bmc.streaming.StreamAdmin;
import com.oracle.bmc.streaming.StreamAdminClient;
import com.oracle.bmc.streaming.model.CreateStreamPoolDetails;
import com.oracle.bmc.streaming.model.CustomEncryptionKeyDetails;
import com.oracle.bmc.streaming.model.KafkaSettings;
import com.oracle.bmc.streaming.model.PrivateEndpointDetails;
import com.oracle.bmc.streaming.model.StreamPool;
import com.oracle.bmc.streaming.model.StreamPoolSummary;
import com.oracle.bmc.streaming.model.UpdateStreamPoolDetails;
import com.oracle.bmc.streaming.requests.CreateStreamPoolRequest;
import com.oracle.bmc.streaming.requests.DeleteStreamPoolRequest;
import com.oracle.bmc.streaming.requests.GetStreamPoolRequest;
import com.oracle.bmc.streaming.requests.ListStreamPoolsRequest;
import com.oracle.bmc.streaming.requests.UpdateStreamPoolRequest;
import com.oracle.bmc.streaming.responses.ListStreamPoolsResponse;
import dev.tsunagi.api.provisioning.StreamPoolSpec;
import dev.tsunagi.oci.OciConnection;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Contained;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Listed;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.Started;
import dev.tsunagi.provisioning.TagMaps;
import dev.tsunagi.provisioning.Work;
import org.jspecify.annotations.Nullable;

/// Calls to OCI Streaming about pools. It knows retry tokens here, and no work requests.
final class StreamPoolGateway implements ResourceGateway<StreamPoolSpec, StreamPool> {

  private static final Set<StreamPoolSummary.LifecycleState> LIVE =
      EnumSet.of(
          StreamPoolSummary.LifecycleState.Creating,
          StreamPoolSummary.LifecycleState.Active,
          StreamPoolSummary.LifecycleState.Updating);

  private final OciConnection connection;

  StreamPoolGateway(OciConnection connection) {
    this.connection = connection;
  }

  private StreamAdmin client() {
    return connection.client(StreamAdmin.class, StreamAdminClient::builder);
  }

  private ResourceCalls calls(String compartment) {
    return new ResourceCalls(connection, "manage stream-family", compartment);
  }

  @Override
  public Optional<StreamPool> get(String id) {
    var request = GetStreamPoolRequest.builder().streamPoolId(id).build();
    return Optional.of(
        calls("")
            .call("read stream pool " + id, () -> client().getStreamPool(request).getStreamPool()));
  }

  @Override
  public List<String> findOwned(StreamPoolSpec spec, Owner owner) {
    return list(spec, null).idsOf(owner);
  }

  @Override
  public List<String> findNamed(StreamPoolSpec spec, String name) {
    return list(spec, spec.name().isEmpty() ? name : spec.name()).ids();
  }

  private Listed<StreamPoolSummary> list(StreamPoolSpec spec, @Nullable String name) {
    var request =
        ListStreamPoolsRequest.builder().compartmentId(spec.compartmentId()).name(name).limit(50);
    return calls(spec.compartmentId()).call("list stream pools", () -> pages(request));
  }

  private Listed<StreamPoolSummary> pages(ListStreamPoolsRequest.Builder request) {
    var live =
        Pages.all(
                token -> client().listStreamPools(request.page(token).build()),
                ListStreamPoolsResponse::getItems,
                ListStreamPoolsResponse::getOpcNextPage)
            .stream()
            .filter(p -> LIVE.contains(p.getLifecycleState()))
            .toList();
    return new Listed<>(live, StreamPoolSummary::getId, StreamPoolSummary::getFreeformTags);
  }

  @Override
  public boolean isReplayable() {
    return true;
  }

  @Override
  public Started create(Order<StreamPoolSpec> order) {
    var spec = order.spec();
    var details =
        CreateStreamPoolDetails.builder()
            .compartmentId(spec.compartmentId())
            .name(spec.name())
            .freeformTags(order.freeformTags());
    if (spec.kafkaSettings() != null) {
      details.kafkaSettings(kafka(spec.kafkaSettings()));
    }
    if (spec.privateEndpoint() != null) {
      details.privateEndpointDetails(endpoint(spec.privateEndpoint()));
    }
    if (!spec.kmsKeyId().isEmpty()) {
      details.customEncryptionKeyDetails(key(spec));
    }
    if (!spec.definedTags().isEmpty()) {
      details.definedTags(TagMaps.ofObjects(spec.definedTags()));
    }
    var request =
        CreateStreamPoolRequest.builder()
            .createStreamPoolDetails(details.build())
            .opcRetryToken(order.retryToken())
            .build();
    var pool =
        calls(spec.compartmentId())
            .call(
                "create stream pool \"%s\"".formatted(spec.name()),
                () -> client().createStreamPool(request).getStreamPool());
    return new Started(pool.getId(), "");
  }

  private static KafkaSettings kafka(StreamPoolSpec.Kafka wanted) {
    var settings = KafkaSettings.builder();
    if (wanted.autoCreateTopicsEnable() != null) {
      settings.autoCreateTopicsEnable(wanted.autoCreateTopicsEnable());
    }
    if (wanted.logRetentionHours() != null) {
      settings.logRetentionHours(wanted.logRetentionHours());
    }
    if (wanted.numPartitions() != null) {
      settings.numPartitions(wanted.numPartitions());
    }
    return settings.build();
  }

  private static PrivateEndpointDetails endpoint(StreamPoolSpec.PrivateEndpoint wanted) {
    var details = PrivateEndpointDetails.builder().subnetId(wanted.subnetId());
    if (!wanted.nsgIds().isEmpty()) {
      details.nsgIds(wanted.nsgIds());
    }
    if (!wanted.privateEndpointIp().isEmpty()) {
      details.privateEndpointIp(wanted.privateEndpointIp());
    }
    return details.build();
  }

  private static CustomEncryptionKeyDetails key(StreamPoolSpec spec) {
    return CustomEncryptionKeyDetails.builder().kmsKeyId(spec.kmsKeyId()).build();
  }

  @Override
  public Optional<String> update(StreamPool actual, Order<StreamPoolSpec> order, Drift drift) {
    var spec = order.spec();
    var details = UpdateStreamPoolDetails.builder();
    if (drift.has("name")) {
      details.name(spec.name());
    }
    if (spec.kafkaSettings() != null) {
      details.kafkaSettings(kafka(spec.kafkaSettings()));
    }
    if (drift.has("kmsKeyId")) {
      details.customEncryptionKeyDetails(key(spec));
    }
    details.freeformTags(TagMaps.over(actual.getFreeformTags(), order.freeformTags()));
    details.definedTags(TagMaps.overNested(actual.getDefinedTags(), spec.definedTags()));
    var request =
        UpdateStreamPoolRequest.builder()
            .streamPoolId(actual.getId())
            .updateStreamPoolDetails(details.build())
            .build();
    calls(actual.getCompartmentId())
        .call("update stream pool " + actual.getId(), () -> client().updateStreamPool(request));
    return Optional.empty();
  }

  @Override
  public List<Contained> contents(StreamPool actual) {
    return new PoolStreams(client(), calls(actual.getCompartmentId())).of(actual);
  }

  @Override
  public Optional<String> delete(StreamPoolSpec spec, StreamPool actual) {
    var request = DeleteStreamPoolRequest.builder().streamPoolId(actual.getId()).build();
    calls(actual.getCompartmentId())
        .call("delete stream pool " + actual.getId(), () -> client().deleteStreamPool(request));
    return Optional.empty();
  }

  @Override
  public Optional<Work> work(String workRequestId) {
    return Optional.empty();
  }
}
