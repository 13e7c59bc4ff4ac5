package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.provisioning.ResourceModel;

/// What a first look comes to at an object that another operator looked after, as far as that needs
/// no look at OCI: there nothing carries our tags yet. Pure.
public sealed interface Takeover {

  /// OSOK's, which is taken off when an object that carries it is first seen.
  String OSOK_FINALIZER = "finalizers.oci.oracle.com/oci-resources";

  /// It is refused, and nothing is done in OCI.
  record Refused(Failure why) implements Takeover {}

  /// It uses the resource that the spec names.
  record Bound(String id) implements Takeover {}

  /// It goes on with the resource that is on record as its own.
  record Resumed(String id) implements Takeover {}

  /// It takes over the only resource of its name that is nobody's, and makes one if there is none.
  record ByName() implements Takeover {}

  /// It makes a resource, for nothing tells of one.
  record Makes() implements Takeover {}

  static <S extends ProvisionedSpec> Takeover of(
      ProvisionedResource<S> object, ResourceModel<S, ?> model) {
    var problems =
        Stream.concat(object.problems().stream(), model.problems(object.getSpec()).stream())
            .map(SpecProblem::message)
            .toList();
    if (!problems.isEmpty()) {
      return new Refused(new Failure.Invalid(String.join("; ", problems)));
    }
    return switch (Clue.of(object)) {
      case Clue.Bound(var id) -> new Bound(id);
      case Clue.Recorded(var id) -> new Resumed(id);
      case Clue.ByName _ -> new ByName();
      case Clue.Inherited(var id) -> new Refused(Planner.inherited(model.noun(), id));
      case Clue.None _ ->
          object.getSpec().stewardship().management() == ManagementPolicy.OBSERVE
              ? new Refused(Planner.nothingToObserve(model.noun()))
              : new Makes();
    };
  }
}
