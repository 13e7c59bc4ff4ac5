package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.auth.Permissions;
import dev.tsunagi.simulator.kubernetes.auth.Permissions.Attempt;
import dev.tsunagi.simulator.kubernetes.auth.Permissions.Caller;
import dev.tsunagi.simulator.kubernetes.auth.ServiceAccountTokens;
import dev.tsunagi.simulator.kubernetes.discovery.Discovery;
import dev.tsunagi.simulator.kubernetes.discovery.OpenApi;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.objects.Deletion;
import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.resource.Catalog;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// Finds who answers a call.
public final class Router {

  private static final Set<String> REVIEW_GROUPS =
      Set.of("authorization.k8s.io", "authentication.k8s.io");

  private final Catalog catalog;
  private final Discovery discovery;
  private final OpenApi openApi;
  private final ServiceAccountTokens tokens;
  private final ObjectCalls objects;
  private final CollectionCalls collections;
  private final Watches watches;
  private final AccessCalls access;
  private final Permissions permissions;

  public Router(
      Store store,
      Catalog catalog,
      Registry registry,
      Deletion deletion,
      ServiceAccountTokens tokens,
      Lag lag,
      Clock clock) {
    this.catalog = catalog;
    this.discovery = new Discovery(catalog);
    this.openApi = new OpenApi(catalog);
    this.tokens = tokens;
    this.objects = new ObjectCalls(registry, deletion, clock);
    this.collections = new CollectionCalls(store, deletion, clock);
    this.watches = new Watches(store, lag, clock);
    this.permissions = new Permissions(store, tokens);
    this.access = new AccessCalls(registry, tokens, permissions);
  }

  Answer route(Call call) {
    var path = call.path();
    var caller =
        permissions.caller(call.header("Authorization")).orElseThrow(ApiException::unauthorized);
    return switch (path.isEmpty() ? "" : path.getFirst()) {
      case "" -> Answer.ok(discovery.paths());
      case "api", "apis" -> resources(call, caller);
      case "openapi" -> openApi(call);
      case "version" -> Answer.ok(discovery.version());
      case "healthz", "livez", "readyz" -> new Answer.Text("ok");
      case "openid" -> Answer.ok(tokens.keySet());
      case ".well-known" -> Answer.ok(issuer(call));
      default -> throw ApiException.unknown();
    };
  }

  private void check(Caller caller, Call call, Target target) {
    var attempt = attempt(call, target);
    if (caller instanceof Caller.Account account && !permissions.may(caller, attempt)) {
      throw ApiException.forbidden(
          target.type().subject(target.name()),
          "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
              .formatted(
                  account.user(),
                  attempt.verb(),
                  attempt.resource(),
                  attempt.group(),
                  attempt.namespace()));
    }
  }

  private static Attempt attempt(Call call, Target target) {
    var type = target.type();
    var one = !target.name().isEmpty();
    var verb =
        switch (call.method()) {
          case "POST" -> "create";
          case "PUT" -> "update";
          case "PATCH" -> "patch";
          case "DELETE" -> one ? "delete" : "deletecollection";
          default -> call.flag("watch") ? "watch" : one ? "get" : "list";
        };
    var part = target.subresource().isEmpty() ? "" : "/" + target.subresource();
    return new Attempt(verb, type.group(), type.plural() + part, target.namespace(), target.name());
  }

  private static JsonNode issuer(Call call) {
    var document = Json.object().put("issuer", ServiceAccountTokens.ISSUER);
    document.put("jwks_uri", "http://" + call.header("Host") + "/openid/v1/jwks");
    document.putArray("response_types_supported").add("id_token");
    document.putArray("subject_types_supported").add("public");
    document.putArray("id_token_signing_alg_values_supported").add("RS256");
    return document;
  }

  private Answer resources(Call call, Caller caller) {
    var path = call.path();
    var described = path.getFirst().equals("api") ? 2 : 3;
    if (path.size() <= described) {
      return discovery(call, path);
    }
    if (path.getFirst().equals("apis") && REVIEW_GROUPS.contains(path.get(1))) {
      return access.review(call, path.getLast(), caller);
    }
    var target = Target.parse(path, catalog);
    check(caller, call, target);
    return resource(call, target);
  }

  private Answer discovery(Call call, List<String> path) {
    var core = path.getFirst().equals("api");
    if (path.size() == 1 && call.header("Accept").contains("as=APIGroupDiscoveryList")) {
      return new Answer.Tree(200, discovery.aggregated(core), Discovery.AGGREGATED);
    }
    return Answer.ok(
        switch (path.size()) {
          case 1 -> core ? discovery.coreVersions() : discovery.groups();
          case 2 -> core ? discovery.resources("", path.get(1)) : discovery.group(path.get(1));
          default -> discovery.resources(path.get(1), path.get(2));
        });
  }

  private Answer openApi(Call call) {
    var path = call.path();
    if (path.size() == 2 && path.get(1).equals("v2")) {
      return Answer.ok(openApi.swagger());
    }
    if (path.size() < 2 || !path.get(1).equals("v3")) {
      throw ApiException.unknown();
    }
    return Answer.ok(
        path.size() == 2
            ? openApi.index()
            : openApi.document(String.join("/", path.subList(2, path.size()))));
  }

  private Answer resource(Call call, Target target) {
    if (target.subresource().equals("token") && target.type().is("ServiceAccount", "")) {
      return access.token(call, target);
    }
    if (call.method().equals("GET") && call.flag("watch")) {
      // Clients that try a WebSocket first read a plain answer as "use HTTP".
      return call.header("Upgrade").equalsIgnoreCase("websocket")
          ? new Answer.Nothing()
          : watches.watch(call, target);
    }
    if (!target.name().isEmpty()) {
      return objects.answer(call, target);
    }
    return switch (call.method()) {
      case "GET", "HEAD" -> collections.list(call, target);
      case "POST" -> objects.create(call, target);
      case "DELETE" -> collections.delete(call, target);
      default -> throw ApiException.methodNotAllowed();
    };
  }
}
