package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// What is refused, as ValidatingAdmissionPolicies, for clusters that want to hear it at once. They
/// bind to namespaces with the label `tsunagi.dev/virtual-nodes: enforce`, let pass what has not
/// changed, and leave out what CEL cannot say.
public final class AdmissionPolicy {

  private static final String PREFIX = "virtual-nodes-";
  private static final String CHANGED = "oldObject == null || object.spec != oldObject.spec";
  private static final String NOT_OWNED =
      "!has(object.metadata.ownerReferences) || !object.metadata.ownerReferences.exists(o,"
          + " has(o.controller) && o.controller)";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .build();

  /// One policy for each place where kinds keep a pod spec, since CEL is typed.
  ///
  /// @param spec where; empty for rules about the object
  /// @param when which of the objects are looked at
  private record Part(
      String name,
      String group,
      List<String> operations,
      List<String> resources,
      String spec,
      String when,
      List<Rule> rules) {}

  private static final List<String> CHANGES = List.of("CREATE", "UPDATE");
  private static final List<Part> PARTS =
      List.of(
          new Part(
              "pods",
              "",
              List.of("CREATE"),
              List.of("pods"),
              "object.spec",
              NOT_OWNED,
              PodRules.ALL),
          new Part(
              "workloads",
              "apps",
              CHANGES,
              List.of("deployments", "replicasets", "statefulsets"),
              "object.spec.template.spec",
              CHANGED,
              PodRules.ALL),
          new Part(
              "jobs",
              "batch",
              CHANGES,
              List.of("jobs"),
              "object.spec.template.spec",
              CHANGED,
              PodRules.ALL),
          new Part(
              "cronjobs",
              "batch",
              CHANGES,
              List.of("cronjobs"),
              "object.spec.jobTemplate.spec.template.spec",
              CHANGED,
              PodRules.ALL),
          new Part(
              "statefulsets",
              "apps",
              CHANGES,
              List.of("statefulsets"),
              "",
              CHANGED,
              rules("apps/StatefulSet")),
          new Part(
              "daemonsets",
              "apps",
              List.of("CREATE"),
              List.of("daemonsets"),
              "",
              "true",
              rules("apps/DaemonSet")));

  private AdmissionPolicy() {}

  /// All policies and bindings, as one YAML stream.
  public static String yaml() {
    return PARTS.stream()
        .flatMap(part -> Stream.of(policy(part), binding(part)))
        .map(AdmissionPolicy::write)
        .collect(Collectors.joining());
  }

  private static List<Rule> rules(String kind) {
    return WorkloadRules.ALL.getOrDefault(kind, List.of());
  }

  private static String write(ObjectNode object) {
    try {
      return YAML.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode object(String kind, Part part) {
    var object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", "admissionregistration.k8s.io/v1").put("kind", kind);
    object.putObject("metadata").put("name", PREFIX + part.name() + ".tsunagi.dev");
    return object;
  }

  private static ObjectNode policy(Part part) {
    var policy = object("ValidatingAdmissionPolicy", part);
    // An expression that fails says nothing about the pod: the node will.
    var spec = policy.putObject("spec").put("failurePolicy", "Ignore");
    var matched = spec.putObject("matchConstraints").putArray("resourceRules").addObject();
    matched.putArray("apiGroups").add(part.group());
    matched.putArray("apiVersions").add("v1");
    part.operations().forEach(matched.putArray("operations")::add);
    part.resources().forEach(matched.putArray("resources")::add);
    spec.putArray("matchConditions")
        .addObject()
        .put("name", "looked-at")
        .put("expression", part.when());
    if (!part.spec().isEmpty()) {
      spec.putArray("variables").addObject().put("name", "spec").put("expression", part.spec());
    }
    var validations = spec.putArray("validations");
    for (var rule : part.rules()) {
      expression(rule, part)
          .ifPresent(
              expression ->
                  validations
                      .addObject()
                      .put("expression", "!(" + expression + ")")
                      .put("message", message(rule)));
    }
    return policy;
  }

  private static Optional<String> expression(Rule rule, Part part) {
    if (rule.severity() != Severity.REFUSED) {
      return Optional.empty();
    }
    return part.spec().isEmpty()
        ? Cel.against(rule, "object", 0)
        : Cel.against(rule, "variables.spec", 1);
  }

  /// It has no index of the container, which CEL cannot give: the linter has.
  static String message(Rule rule) {
    return "%s: %s; %s".formatted(rule.field().text(), rule.reason(), rule.remedy());
  }

  private static ObjectNode binding(Part part) {
    var binding = object("ValidatingAdmissionPolicyBinding", part);
    var spec = binding.putObject("spec");
    spec.put("policyName", PREFIX + part.name() + ".tsunagi.dev");
    spec.putArray("validationActions").add("Deny");
    spec.putObject("matchResources")
        .putObject("namespaceSelector")
        .putObject("matchLabels")
        .put("tsunagi.dev/virtual-nodes", "enforce");
    return binding;
  }
}
