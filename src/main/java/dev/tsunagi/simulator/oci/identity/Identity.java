package dev.tsunagi.simulator.oci.identity;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.policy.Access;
import dev.tsunagi.simulator.oci.policy.Compartments;
import dev.tsunagi.simulator.oci.policy.Compartments.Compartment;
import dev.tsunagi.simulator.oci.policy.Target;
import dev.tsunagi.simulator.oci.policy.Verb;
import dev.tsunagi.simulator.oci.store.Store;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Paging;
import dev.tsunagi.simulator.oci.wire.Route;

/// Where things are: compartments, regions, availability and fault domains.
public final class Identity {

  private static final String PATH = "/20160918";
  private static final int DOMAINS = 3;

  /// The region everything is in, e.g. `us-ashburn-1` and `IAD`.
  public record Region(String name, String key) {}

  private final Store store;
  private final Access access;
  private final Compartments compartments;
  private final Region region;

  public Identity(Store store, Access access, Compartments compartments, Region region) {
    this.store = store;
    this.access = access;
    this.compartments = compartments;
    this.region = region;
  }

  public List<Route> routes() {
    return Stream.of(
            Route.get("ListCompartments", PATH + "/compartments", this::list),
            Route.get("GetCompartment", PATH + "/compartments/{id}", this::get),
            Route.get("ListAvailabilityDomains", PATH + "/availabilityDomains", this::availability),
            Route.get("ListFaultDomains", PATH + "/faultDomains", this::faults),
            Route.get("GetTenancy", PATH + "/tenancies/{id}", this::tenancy),
            Route.get(
                "ListRegionSubscriptions",
                PATH + "/tenancies/{id}/regionSubscriptions",
                this::subscriptions),
            Route.get(
                "ListRegions", PATH + "/regions", call -> Paging.page(call, List.of(region()))))
        .map(store::guarded)
        .toList();
  }

  private Answer list(Call call) {
    var parent = call.requiredQuery("compartmentId");
    var subtree = "true".equals(call.query("compartmentIdInSubtree"));
    if (subtree && !parent.equals(compartments.tenancyId())) {
      throw OciError.invalid("compartmentIdInSubtree needs the tenancy as compartmentId");
    }
    access.require(call.principal(), Verb.INSPECT, Target.of("compartments", parent));
    var name = call.query("name");
    var state = call.query("lifecycleState");
    return Paging.page(
        call,
        compartments.below().stream()
            .filter(each -> subtree || each.parentId().equals(parent))
            .filter(each -> name == null || each.name().equals(name))
            .filter(_ -> state == null || state.equalsIgnoreCase("ACTIVE"))
            .filter(each -> !accessibleOnly(call) || isAccessible(call, each))
            .map(each -> shown(call, each))
            .toList());
  }

  private static boolean accessibleOnly(Call call) {
    return "ACCESSIBLE".equals(call.choice("accessLevel", Set.of("ANY", "ACCESSIBLE")));
  }

  private boolean isAccessible(Call call, Compartment compartment) {
    return access.allows(
        call.principal(), Verb.INSPECT, Target.of("compartments", compartment.id()));
  }

  private Answer get(Call call) {
    var compartment = compartments.get(call.path("id"));
    inspect(call, compartment.id());
    return Answer.ok(shown(call, compartment))
        .withEtag("v1-%08x-1".formatted(compartment.id().hashCode()));
  }

  private ObjectNode shown(Call call, Compartment compartment) {
    var body =
        Json.object()
            .put("id", compartment.id())
            .put("compartmentId", compartment.parentId())
            .put("name", compartment.name())
            .put("description", compartment.name())
            .put("timeCreated", Json.date(compartment.timeCreated()))
            .put("lifecycleState", "ACTIVE")
            .put("isAccessible", isAccessible(call, compartment));
    body.putObject("freeformTags");
    body.putObject("definedTags");
    return body;
  }

  private Answer availability(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    inspect(call, compartmentId);
    return Paging.page(
        call,
        IntStream.rangeClosed(1, DOMAINS)
            .mapToObj(number -> domain(domainName(number), compartmentId))
            .toList());
  }

  private Answer faults(Call call) {
    var compartmentId = call.requiredQuery("compartmentId");
    var domain = call.requiredQuery("availabilityDomain");
    inspect(call, compartmentId);
    return Paging.page(
        call,
        IntStream.rangeClosed(1, DOMAINS)
            .mapToObj(
                number ->
                    domain("FAULT-DOMAIN-" + number, compartmentId)
                        .put("availabilityDomain", domain))
            .toList());
  }

  private String domainName(int number) {
    return "Sim:" + region.name().toUpperCase(Locale.ROOT) + "-AD-" + number;
  }

  private ObjectNode domain(String name, String compartmentId) {
    return Json.object()
        .put("name", name)
        .put("id", "ocid1.domain.oc1.." + name.toLowerCase(Locale.ROOT).replace(':', '-'))
        .put("compartmentId", compartmentId);
  }

  private Answer tenancy(Call call) {
    var root = root(call);
    return Answer.ok(
        Json.object()
            .put("id", root.id())
            .put("name", root.name())
            .put("description", root.name())
            .put("homeRegionKey", region.key()));
  }

  private Answer subscriptions(Call call) {
    root(call);
    return Paging.page(
        call,
        List.of(
            Json.object()
                .put("regionKey", region.key())
                .put("regionName", region.name())
                .put("status", "READY")
                .put("isHomeRegion", true)));
  }

  private ObjectNode region() {
    return Json.object().put("key", region.key()).put("name", region.name());
  }

  private Compartment root(Call call) {
    if (!call.path("id").equals(compartments.tenancyId())) {
      throw OciError.notAuthorizedOrNotFound();
    }
    access.require(
        call.principal(), Verb.INSPECT, Target.of("tenancies", compartments.tenancyId()));
    return compartments.get(compartments.tenancyId());
  }

  private void inspect(Call call, String compartmentId) {
    access.require(call.principal(), Verb.INSPECT, Target.of("compartments", compartmentId));
  }
}
