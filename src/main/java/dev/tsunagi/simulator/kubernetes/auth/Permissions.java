package dev.tsunagi.simulator.kubernetes.auth;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.store.Key;
import dev.tsunagi.simulator.kubernetes.store.Store;

/// What service accounts may do, by the roles that are bound to them (RBAC). Everybody else is an
/// administrator.
public final class Permissions {

  private static final String GROUP = ".rbac.authorization.k8s.io";
  private static final Pattern BEARER = Pattern.compile("^Bearer ", Pattern.CASE_INSENSITIVE);

  private final Store store;
  private final ServiceAccountTokens tokens;

  public Permissions(Store store, ServiceAccountTokens tokens) {
    this.store = store;
    this.tokens = tokens;
  }

  /// Whoever calls: a service account by its namespace and name, or an administrator.
  public sealed interface Caller {

    record Administrator() implements Caller {}

    record Account(String namespace, String name) implements Caller {
      public String user() {
        return "system:serviceaccount:" + namespace + ":" + name;
      }

      List<String> groups() {
        return List.of(
            "system:serviceaccounts",
            "system:serviceaccounts:" + namespace,
            "system:authenticated");
      }
    }
  }

  /// What somebody wants to do; an empty name is all objects of the kind.
  public record Attempt(
      String verb, String group, String resource, String namespace, String name) {}

  /// Empty when the token is one of a service account that does not hold here.
  public Optional<Caller> caller(String authorization) {
    var token = BEARER.matcher(authorization).replaceFirst("");
    if (token.split("\\.", -1).length != 3) {
      return Optional.of(new Caller.Administrator());
    }
    return tokens
        .verify(token)
        .filter(c -> Json.strings(c.path("aud")).contains(ServiceAccountTokens.ISSUER))
        .map(
            c ->
                new Caller.Account(
                    Json.text(c, "kubernetes.io", "namespace"),
                    Json.text(c, "kubernetes.io", "serviceaccount", "name")));
  }

  public boolean may(Caller caller, Attempt attempt) {
    return switch (caller) {
      case Caller.Administrator _ -> true;
      case Caller.Account account ->
          rules(account, attempt.namespace()).stream().anyMatch(rule -> allows(rule, attempt));
    };
  }

  /// The rules that hold for a service account in a namespace; only those of the cluster when it is
  /// empty.
  public List<JsonNode> rules(Caller.Account account, String namespace) {
    var bindings = new ArrayList<>(store.list("clusterrolebindings" + GROUP, "").objects());
    if (!namespace.isEmpty()) {
      bindings.addAll(store.list("rolebindings" + GROUP, namespace).objects());
    }
    return bindings.stream()
        .filter(binding -> names(binding, account))
        .map(binding -> role(binding, namespace))
        .flatMap(Optional::stream)
        .flatMap(role -> role.path("rules").valueStream())
        .toList();
  }

  private Optional<ObjectNode> role(JsonNode binding, String namespace) {
    var kind = Json.text(binding, "roleRef", "kind");
    var name = Json.text(binding, "roleRef", "name");
    return Optional.ofNullable(
        kind.equals("Role")
            ? store.get(new Key("roles" + GROUP, namespace, name))
            : store.get(new Key("clusterroles" + GROUP, "", name)));
  }

  private static boolean names(JsonNode binding, Caller.Account account) {
    return binding
        .path("subjects")
        .valueStream()
        .anyMatch(
            subject ->
                switch (Json.text(subject, "kind")) {
                  case "ServiceAccount" ->
                      Json.text(subject, "name").equals(account.name())
                          && Json.text(subject, "namespace").equals(account.namespace());
                  case "Group" -> account.groups().contains(Json.text(subject, "name"));
                  case "User" -> account.user().equals(Json.text(subject, "name"));
                  default -> false;
                });
  }

  private static boolean allows(JsonNode rule, Attempt attempt) {
    var names = rule.path("resourceNames");
    return has(rule.path("verbs"), attempt.verb())
        && has(rule.path("apiGroups"), attempt.group())
        && has(rule.path("resources"), attempt.resource())
        && (!(names instanceof ArrayNode) || names.isEmpty() || holds(names, attempt.name()));
  }

  private static boolean has(JsonNode allowed, String wanted) {
    return holds(allowed, "*") || holds(allowed, wanted);
  }

  private static boolean holds(JsonNode texts, String wanted) {
    return texts.valueStream().anyMatch(text -> text.asText().equals(wanted));
  }
}
