package dev.tsunagi.simulator.oci.network;

import module java.base;

import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.store.Table;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;

/// Subnets and how full they are.
public final class Subnets {

  private static final String PATH = "/20160918";

  /// A VNIC that is gone keeps its address for a while.
  private static final Duration RELEASE = Duration.ofSeconds(75);

  private final Table<Subnet> table = new Table<>();
  private final Store store;
  private final Access access;

  public Subnets(Store store, Access access) {
    this.store = store;
    this.access = access;
  }

  public void plant(String id, String compartmentId, Subnet.Nature nature) {
    table.add(new Subnet(id, compartmentId, nature, store.now()));
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("GetSubnet", PATH + "/subnets/{id}", call -> Answer.ok(read(call).full())),
            Route.get(
                "GetSubnetCidrUtilization",
                PATH + "/ipInventory/subnets/{id}/cidrs",
                call -> Answer.ok(read(call).utilization(store.now()))))
        .map(store::guarded)
        .toList();
  }

  private Subnet read(Call call) {
    var subnet = table.get(call.path("id"));
    access.require(call.principal(), Verb.READ, Target.of("subnets", subnet.compartmentId()));
    return subnet;
  }

  /// 404 when there is none, or when the caller may not put anything into it.
  public Subnet usable(Call call, String id) {
    var subnet = table.find(id).orElseThrow(OciError::notAuthorizedOrNotFound);
    access.require(call.principal(), Verb.USE, Target.of("subnets", subnet.compartmentId()));
    return subnet;
  }

  /// The subnet of this OCID, which is known to exist.
  public Subnet existing(String id) {
    return table.get(id);
  }

  /// An address in it; empty when it is full.
  public Optional<String> take(String id) {
    return table.get(id).take();
  }

  /// Gives an address back, which is free a good minute later.
  public void release(String id, String address) {
    store.at(store.now().plus(RELEASE), () -> table.get(id).release(address));
  }
}
