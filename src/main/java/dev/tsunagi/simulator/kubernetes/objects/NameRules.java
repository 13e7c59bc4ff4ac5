package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.status.FieldError;

/// What names, labels and annotations must look like.
final class NameRules {

  private static final String LABEL_FORM = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN_FORM = LABEL_FORM + "(\\." + LABEL_FORM + ")*";
  private static final String SERVICE_FORM = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String QUALIFIED_FORM = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE_FORM = "(" + QUALIFIED_FORM + ")?";

  private static final Rule SUBDOMAIN =
      new Rule(
          Pattern.compile(SUBDOMAIN_FORM),
          253,
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + SUBDOMAIN_FORM
              + "')");
  private static final Rule LABEL =
      new Rule(
          Pattern.compile(LABEL_FORM),
          63,
          "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-',"
              + " and must start and end with an alphanumeric character (e.g. 'my-name',  or"
              + " '123-abc', regex used for validation is '"
              + LABEL_FORM
              + "')");
  private static final Rule SERVICE =
      new Rule(
          Pattern.compile(SERVICE_FORM),
          63,
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123', regex used for validation is '"
              + SERVICE_FORM
              + "')");
  private static final Rule PATH =
      new Rule(Pattern.compile("[^/%]+"), 253, "may not contain '/' or '%'");
  private static final Rule LABEL_VALUE =
      new Rule(
          Pattern.compile(VALUE_FORM),
          63,
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '"
              + VALUE_FORM
              + "')");
  private static final Rule QUALIFIED =
      new Rule(
          Pattern.compile("(" + SUBDOMAIN_FORM + "/)?" + QUALIFIED_FORM),
          317,
          "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and"
              + " end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc',"
              + " regex used for validation is '"
              + QUALIFIED_FORM
              + "')");

  private record Rule(Pattern form, int most, String complaint) {

    void check(String field, String value, List<FieldError> errors) {
      if (value.length() > most) {
        var complaint = "must be no more than " + most + " characters";
        errors.add(FieldError.invalid(field, new TextNode(value), complaint));
      }
      if (!form.matcher(value).matches()) {
        errors.add(FieldError.invalid(field, new TextNode(value), complaint));
      }
    }
  }

  private NameRules() {}

  static void check(JsonNode object, ResourceType type, List<FieldError> errors) {
    var name = Meta.name(object);
    if (name.isEmpty()) {
      errors.add(FieldError.required("metadata.name", "name or generateName is required"));
    } else {
      rule(type).check("metadata.name", name, errors);
    }
    var metadata = object.path("metadata");
    for (var label : metadata.path("labels").properties()) {
      QUALIFIED.check("metadata.labels", label.getKey(), errors);
      LABEL_VALUE.check("metadata.labels", label.getValue().asText(), errors);
    }
    for (var annotation : metadata.path("annotations").properties()) {
      QUALIFIED.check("metadata.annotations", annotation.getKey().toLowerCase(Locale.ROOT), errors);
    }
    for (var owner : metadata.path("ownerReferences")) {
      for (var field : List.of("apiVersion", "kind", "name", "uid")) {
        if (Json.text(owner, field).isEmpty()) {
          errors.add(
              FieldError.invalid(
                  "metadata.ownerReferences." + field, "\"\"", field + " must not be empty"));
        }
      }
    }
  }

  private static Rule rule(ResourceType type) {
    if (type.group().equals("rbac.authorization.k8s.io")) {
      return PATH;
    }
    if (!type.group().isEmpty()) {
      return SUBDOMAIN;
    }
    return switch (type.kind()) {
      case "Namespace" -> LABEL;
      case "Service" -> SERVICE;
      default -> SUBDOMAIN;
    };
  }
}
