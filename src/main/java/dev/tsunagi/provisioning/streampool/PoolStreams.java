package dev.tsunagi.provisioning.streampool;

import module java.base;

import com.oracle.bmc.streaming.StreamAdmin;
import com.oracle.bmc.streaming.model.StreamPool;
import com.oracle.bmc.streaming.model.StreamSummary;
import com.oracle.bmc.streaming.requests.ListStreamsRequest;
import com.oracle.bmc.streaming.responses.ListStreamsResponse;
import dev.tsunagi.oci.Pages;
import dev.tsunagi.oci.ResourceCalls;
import dev.tsunagi.provisioning.Contained;
import dev.tsunagi.provisioning.Owner;

/// The streams in a pool. OCI deletes them, with all that is in them, when it deletes the pool.
record PoolStreams(StreamAdmin client, ResourceCalls calls) {

  /// All that are not gone, also those that are going, or that failed and may be mended.
  List<Contained> of(StreamPool pool) {
    var request = ListStreamsRequest.builder().streamPoolId(pool.getId()).limit(50);
    return calls
        .call("list the streams of stream pool " + pool.getId(), () -> pages(request))
        .stream()
        .filter(stream -> stream.getLifecycleState() != StreamSummary.LifecycleState.Deleted)
        .map(PoolStreams::contained)
        .toList();
  }

  private List<StreamSummary> pages(ListStreamsRequest.Builder request) {
    return Pages.all(
        token -> client.listStreams(request.page(token).build()),
        ListStreamsResponse::getItems,
        ListStreamsResponse::getOpcNextPage);
  }

  private static Contained contained(StreamSummary stream) {
    var tags = Objects.requireNonNullElse(stream.getFreeformTags(), Map.<String, String>of());
    var object = tags.getOrDefault(Owner.OBJECT_TAG, "");
    return new Contained("stream", stream.getName(), stream.getId(), object);
  }
}
