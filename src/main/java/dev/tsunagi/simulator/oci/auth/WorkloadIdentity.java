package dev.tsunagi.simulator.oci.auth;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.crypto.Jwt;
import dev.tsunagi.simulator.oci.crypto.Rsa;
import dev.tsunagi.simulator.oci.policy.Globs;
import dev.tsunagi.simulator.oci.wire.Answer;
import dev.tsunagi.simulator.oci.wire.Call;
import dev.tsunagi.simulator.oci.wire.Json;
import dev.tsunagi.simulator.oci.wire.OciError;
import dev.tsunagi.simulator.oci.wire.Principal;
import dev.tsunagi.simulator.oci.wire.Route;

/// What runs beside the API server of an OKE cluster: it takes a service account token and gives a
/// session token for it.
public final class WorkloadIdentity {

  private static final Pattern SUBJECT =
      Pattern.compile("system:serviceaccount:([a-z0-9.-]+):([a-z0-9.-]+)");

  private final List<Cluster> clusters;
  private final Tokens tokens;
  private final Clock clock;
  private final String tenancyId;

  /// `clock` is the one that the cluster goes by.
  public WorkloadIdentity(List<Cluster> clusters, Tokens tokens, Clock clock, String tenancyId) {
    this.clusters = List.copyOf(clusters);
    this.tokens = tokens;
    this.clock = clock;
    this.tenancyId = tenancyId;
  }

  public List<Route> routes() {
    return List.of(
        Route.post("CreateSessionToken", "/resourcePrincipalSessionTokens", this::create).open(),
        Route.post(
                "CreateSessionTokenWithCaching",
                "/resourcePrincipalSessionTokensWithCaching",
                this::createWithKey)
            .open());
  }

  private Answer create(Call call) {
    var principal = principal(call);
    var podKey = Json.required(call.body(), "podKey");
    try {
      return answer(token(principal, Rsa.publicKey(podKey)));
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("podKey is not an RSA public key");
    }
  }

  /// The newer form, in which the key is made here.
  private Answer createWithKey(Call call) {
    var principal = principal(call);
    var keys = Rsa.generate();
    return answer(
        token(principal, keys.getPublic())
            .put("privateKey", base64(Rsa.pem(keys.getPrivate())))
            .put("publicKey", base64(Rsa.pem(keys.getPublic()))));
  }

  private ObjectNode token(Principal principal, PublicKey key) {
    return Json.object().put("token", Tokens.PREFIX + tokens.issue(principal, key, "resource"));
  }

  /// A JSON string and nothing else: the Go SDK takes off the first and the last byte unseen.
  private static Answer answer(ObjectNode content) {
    return Answer.raw(Answer.JSON, "\"" + base64(content.toString()) + "\"");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private Principal principal(Call call) {
    var token = serviceAccountToken(call);
    var subject = SUBJECT.matcher(token.claim("sub"));
    if (token.isExpired(clock.instant()) || !subject.matches()) {
      throw OciError.notAuthenticated();
    }
    var cluster =
        clusters.stream()
            .filter(each -> each.issued(token))
            .findFirst()
            .filter(each -> each.trusts(token))
            .orElseThrow(OciError::notAuthenticated);
    if (!cluster.enhanced()) {
      throw new OciError(403, "NotAuthorized", "The cluster is not an enhanced cluster.");
    }
    return principal(cluster, subject.group(1), subject.group(2));
  }

  private Principal principal(Cluster cluster, String namespace, String account) {
    var id = "workload:" + cluster.name() + "/" + namespace + "/" + account;
    var names =
        cluster.workloads().stream()
            .filter(each -> Globs.matches(each.namespace(), namespace))
            .filter(each -> Globs.matches(each.serviceAccount(), account))
            .map(each -> "workload:" + each.name());
    return new Principal(
        id, tenancyId, Stream.concat(Stream.of(id), names).collect(Collectors.toSet()), false);
  }

  private static Jwt serviceAccountToken(Call call) {
    var header = call.request().header("authorization").orElse("");
    if (!header.startsWith("Bearer ")) {
      throw OciError.notAuthenticated();
    }
    try {
      return Jwt.parse(header.substring("Bearer ".length()).strip());
    } catch (IllegalArgumentException e) {
      throw OciError.notAuthenticated();
    }
  }
}
