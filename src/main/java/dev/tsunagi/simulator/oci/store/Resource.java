package dev.tsunagi.simulator.oci.store;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.OciError;

/// A thing with an OCID, a lifecycle state and an etag that changes with every visible change.
public abstract class Resource {

  private final String id;
  private final Instant timeCreated;
  private String compartmentId;
  private String state;
  private int revision = 1;

  protected Resource(String id, String compartmentId, String state, Instant timeCreated) {
    this.id = id;
    this.compartmentId = compartmentId;
    this.state = state;
    this.timeCreated = timeCreated;
  }

  public final String id() {
    return id;
  }

  public final Instant timeCreated() {
    return timeCreated;
  }

  public final String compartmentId() {
    return compartmentId;
  }

  public final void moveTo(String otherCompartmentId) {
    compartmentId = otherCompartmentId;
    touch();
  }

  public final String state() {
    return state;
  }

  public final boolean is(String someState) {
    return state.equals(someState);
  }

  public final void become(String nextState) {
    state = nextState;
    touch();
  }

  /// Gives the resource another etag.
  public final void touch() {
    revision++;
  }

  public final String etag() {
    return "v1-%08x-%d".formatted(id.hashCode(), revision);
  }

  /// 412 when the call was meant for another revision.
  public final void match(Call call) {
    if (call.ifMatch().filter(etag -> !etag.equals("*") && !etag.equals(etag())).isPresent()) {
      throw OciError.etagMismatch();
    }
  }
}
