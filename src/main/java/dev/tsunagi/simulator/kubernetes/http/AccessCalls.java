package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.auth.Permissions;
import dev.tsunagi.simulator.kubernetes.auth.Permissions.Attempt;
import dev.tsunagi.simulator.kubernetes.auth.Permissions.Caller;
import dev.tsunagi.simulator.kubernetes.auth.ServiceAccountTokens;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.objects.Registry;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.FieldError;

/// Who may do what, and tokens of service accounts.
record AccessCalls(Registry registry, ServiceAccountTokens tokens, Permissions permissions) {

  private static final long SHORTEST = 600;
  private static final long USUAL = 3600;

  Answer review(Call call, String plural, Caller caller) {
    if (!call.method().equals("POST")) {
      throw ApiException.methodNotAllowed();
    }
    if (!(call.tree() instanceof ObjectNode review)) {
      throw ApiException.badRequest("the request body is not a Kubernetes object");
    }
    var status = review.putObject("status");
    switch (plural) {
      case "selfsubjectaccessreviews" ->
          status.put("allowed", permissions.may(caller, attempt(review)));
      case "subjectaccessreviews", "localsubjectaccessreviews" -> status.put("allowed", true);
      case "selfsubjectrulesreviews" ->
          rules(caller, Json.text(review, "spec", "namespace"), status);
      case "tokenreviews" -> verify(Json.text(review, "spec", "token"), status);
      case "selfsubjectreviews" ->
          status
              .putObject("userInfo")
              .put("username", caller instanceof Caller.Account a ? a.user() : "simulator-admin")
              .putArray("groups")
              .add("system:masters");
      default -> throw ApiException.unknown();
    }
    return Answer.of(201, review);
  }

  private static Attempt attempt(JsonNode review) {
    var wanted = review.path("spec").path("resourceAttributes");
    var part = Json.text(wanted, "subresource");
    return new Attempt(
        Json.text(wanted, "verb"),
        Json.text(wanted, "group"),
        Json.text(wanted, "resource") + (part.isEmpty() ? "" : "/" + part),
        Json.text(wanted, "namespace"),
        Json.text(wanted, "name"));
  }

  private void rules(Caller caller, String namespace, ObjectNode status) {
    switch (caller) {
      case Caller.Administrator _ -> allowAll(status);
      case Caller.Account account -> {
        status.put("incomplete", false).putArray("nonResourceRules");
        var rules = status.putArray("resourceRules");
        permissions.rules(account, namespace).forEach(rules::add);
      }
    }
  }

  private static void allowAll(ObjectNode status) {
    status.put("incomplete", false);
    var everything = Json.strings(List.of("*"));
    var resource = status.putArray("resourceRules").addObject();
    resource.set("verbs", everything);
    resource.set("apiGroups", everything);
    resource.set("resources", everything);
    var path = status.putArray("nonResourceRules").addObject();
    path.set("verbs", everything);
    path.set("nonResourceURLs", everything);
  }

  private void verify(String token, ObjectNode status) {
    var claims = tokens.verify(token);
    status.put("authenticated", claims.isPresent());
    if (claims.isEmpty()) {
      status.put("error", "invalid bearer token");
      return;
    }
    var user = status.putObject("user").put("username", Json.text(claims.get(), "sub"));
    user.put("uid", Json.text(claims.get(), "kubernetes.io", "serviceaccount", "uid"));
    var namespace = Json.text(claims.get(), "kubernetes.io", "namespace");
    user.putArray("groups")
        .add("system:serviceaccounts")
        .add("system:serviceaccounts:" + namespace)
        .add("system:authenticated");
    status.set("audiences", claims.get().path("aud"));
  }

  /// A TokenRequest for the service account that the target names.
  Answer token(Call call, Target target) {
    if (!call.method().equals("POST")) {
      throw ApiException.methodNotAllowed();
    }
    var account = registry.get(target.type(), target.key());
    if (!(call.tree() instanceof ObjectNode request)) {
      throw ApiException.badRequest("the request body is not a Kubernetes object");
    }
    var spec = Json.child(request, "spec");
    var seconds = spec.path("expirationSeconds").asLong(USUAL);
    if (seconds < SHORTEST) {
      throw ApiException.invalid(
          new ApiException.Subject("authentication.k8s.io", "TokenRequest", ""),
          List.of(
              FieldError.invalid(
                  "spec.expirationSeconds",
                  Long.toString(seconds),
                  "may not specify a duration less than 10 minutes")));
    }
    var audiences = Json.strings(spec.path("audiences"));
    var token = tokens.sign(account, audiences, Duration.ofSeconds(seconds));
    spec.put("expirationSeconds", seconds);
    spec.set(
        "audiences",
        Json.strings(audiences.isEmpty() ? List.of(ServiceAccountTokens.ISSUER) : audiences));
    request.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
    Meta.of(request).put("name", target.name()).put("namespace", target.namespace());
    request
        .putObject("status")
        .put("token", token.text())
        .put("expirationTimestamp", Meta.time(token.expires()));
    return Answer.of(201, request);
  }
}
