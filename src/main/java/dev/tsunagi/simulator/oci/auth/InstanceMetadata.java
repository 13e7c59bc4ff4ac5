package dev.tsunagi.simulator.oci.auth;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.crypto.Authority;
import dev.tsunagi.simulator.oci.crypto.Lazy;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Route;
import java.security.cert.X509Certificate;

/// What an instance learns of itself at 169.254.169.254: here we are the first instance of the
/// seed.
public final class InstanceMetadata {

  private static final String PATH = "/opc/v2";

  private final Instance instance;
  private final Supplier<Authority> authority;
  private final String region;
  private final String regionKey;
  private final Supplier<KeyPair> keys = new Lazy<>(Rsa::generate);

  public InstanceMetadata(
      Instance instance, Supplier<Authority> authority, String region, String regionKey) {
    this.instance = instance;
    this.authority = authority;
    this.region = region;
    this.regionKey = regionKey;
  }

  public List<Route> routes() {
    return List.of(
        metadata("/instance", () -> Answer.ok(about())),
        metadata("/instance/region", () -> Answer.text(region)),
        metadata("/instance/canonicalRegionName", () -> Answer.text(region)),
        metadata("/instance/id", () -> Answer.text(instance.id())),
        metadata("/instance/compartmentId", () -> Answer.text(instance.compartmentId())),
        metadata("/instance/regionInfo", () -> Answer.ok(regionInfo())),
        metadata("/identity/key.pem", () -> Answer.text(Rsa.pem(keys.get().getPrivate()))),
        metadata("/identity/cert.pem", () -> Answer.text(Authority.pem(certificate()))),
        metadata(
            "/identity/intermediate.pem",
            () -> Answer.text(Authority.pem(authority.get().certificate()))));
  }

  private X509Certificate certificate() {
    return authority.get().client(keys.get().getPublic(), instance.units(), instance.id());
  }

  private ObjectNode about() {
    var body =
        Json.object()
            .put("id", instance.id())
            .put("displayName", instance.name())
            .put("compartmentId", instance.compartmentId())
            .put("tenantId", instance.tenancyId())
            .put("region", region)
            .put("canonicalRegionName", region)
            .put("state", "Running");
    body.set("regionInfo", regionInfo());
    return body;
  }

  private ObjectNode regionInfo() {
    return Json.object()
        .put("realmKey", "oc1")
        .put("realmDomainComponent", "oraclecloud.com")
        .put("regionKey", regionKey)
        .put("regionIdentifier", region);
  }

  private static Route metadata(String path, Supplier<Answer> answer) {
    return Route.get(
            "GetInstanceMetadata",
            PATH + path,
            call -> {
              checkBearer(call);
              return answer.get();
            })
        .open();
  }

  /// Version 2 wants this header so that no forwarded request gets through.
  private static void checkBearer(Call call) {
    if (!call.request().header("authorization").orElse("").equals("Bearer Oracle")) {
      throw OciError.notAuthenticated();
    }
  }
}
