package dev.tsunagi.simulator.kubernetes.objects;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Meta;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;
import dev.tsunagi.simulator.kubernetes.schema.Rules;
import dev.tsunagi.simulator.kubernetes.schema.Validation;
import dev.tsunagi.simulator.kubernetes.status.ApiException;
import dev.tsunagi.simulator.kubernetes.status.FieldError;
import org.jspecify.annotations.Nullable;

/// Everything that can be wrong with a readable object, in one 422.
final class Checks {

  private Checks() {}

  static void check(ObjectNode object, @Nullable ObjectNode old, ResourceType type) {
    var errors = new ArrayList<FieldError>();
    NameRules.check(object, type, errors);
    KindRules.check(object, old, type, errors);
    if (old != null && Meta.isDeleting(old)) {
      checkNoNewFinalizers(object, old, errors);
    }
    if (type.isCustom()) {
      errors.addAll(Validation.check(object, old, type.schema()));
      if (errors.isEmpty()) {
        errors.addAll(Rules.check(object, old, type.schema()));
      }
    }
    if (!errors.isEmpty()) {
      throw ApiException.invalid(type.kindSubject(Meta.name(object)), errors);
    }
  }

  private static void checkNoNewFinalizers(
      ObjectNode object, ObjectNode old, List<FieldError> errors) {
    var added = new ArrayList<>(Meta.finalizers(object));
    added.removeAll(Meta.finalizers(old));
    if (!added.isEmpty()) {
      errors.add(
          FieldError.forbidden(
              "metadata.finalizers",
              "no new finalizers can be added if the object is being deleted, found new finalizers"
                  + " []string{"
                  + added.stream().map(f -> '"' + f + '"').collect(Collectors.joining(", "))
                  + "}"));
    }
  }
}
