package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.AdoptionPolicy;
import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.provisioning.Claim;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.engine.Observation.Lead;
import org.jspecify.annotations.Nullable;

/// Looks at OCI, and only that. The OCID decides, then our tags, then, if asked, the name.
final class Observer<S extends ProvisionedSpec, M> {

  /// How long a list may not show what was made.
  static final Duration LAG = Duration.ofMinutes(5);

  private final ResourceModel<S, M> model;
  private final ResourceGateway<S, M> gateway;
  private final Owner owner;
  private final Rivals rivals;
  private final Instant now;

  /// The observation, and the resource itself when there is one.
  record Seen<M>(Observation observation, @Nullable M actual) {

    static <M> Seen<M> nothing(Observation observation) {
      return new Seen<>(observation, null);
    }
  }

  Observer(
      ResourceModel<S, M> model,
      ResourceGateway<S, M> gateway,
      Owner owner,
      Rivals rivals,
      Instant now) {
    this.model = model;
    this.gateway = gateway;
    this.owner = owner;
    this.rivals = rivals;
    this.now = now;
  }

  /// `outstanding`: a create call may have been made of which nothing came back.
  Seen<M> observe(ProvisionedResource<S> object, boolean outstanding) {
    var clue = Clue.of(object);
    return switch (clue) {
      case Clue.Bound(var id) -> present(object, id, Lead.SPEC);
      case Clue.Recorded(var id) -> recorded(object, id);
      case Clue.ByName _, Clue.Inherited _, Clue.None _ -> search(object, clue, outstanding);
    };
  }

  /// A status only says where to look: where that is not ours, our tags may lead to what is, or it
  /// is what was found by name and does not carry them yet.
  private Seen<M> recorded(ProvisionedResource<S> object, String id) {
    var seen = present(object, id, Lead.STATUS);
    return switch (seen.observation()) {
      case Observation.Present(var facts, _) when facts.claim() instanceof Claim.Ours -> seen;
      case Observation.Present(var facts, _) ->
          elsewhere(object, id).orElseGet(() -> isFoundByName(object, facts) ? byName(seen) : seen);
      case Observation.Unclear _ -> elsewhere(object, id).orElse(seen);
      case Observation.Absent _,
          Observation.Unconfirmed _,
          Observation.Ambiguous _,
          Observation.Inherited _ ->
          seen;
    };
  }

  private boolean isFoundByName(ProvisionedResource<S> object, Observation.Facts facts) {
    return facts.claim() instanceof Claim.Nobodys
        && object.getSpec().stewardship().adoption() == AdoptionPolicy.BY_NAME
        && gateway
            .findNamed(object.getSpec(), object.getMetadata().getName())
            .equals(List.of(facts.id()));
  }

  private static <M> Seen<M> byName(Seen<M> seen) {
    return seen.observation() instanceof Observation.Present(var facts, _)
        ? new Seen<>(new Observation.Present(facts, Lead.NAME), seen.actual())
        : seen;
  }

  private Optional<Seen<M>> elsewhere(ProvisionedResource<S> object, String id) {
    try {
      return gateway.findOwned(object.getSpec(), owner).stream()
          .filter(owned -> !owned.equals(id))
          .findFirst()
          .map(owned -> present(object, owned, Lead.TAGS));
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Denied || e.failure() instanceof Failure.Invalid) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Seen<M> search(ProvisionedResource<S> object, Clue clue, boolean outstanding) {
    var owned = gateway.findOwned(object.getSpec(), owner);
    if (!owned.isEmpty()) {
      return present(object, owned.getFirst(), Lead.TAGS);
    }
    var until = outstanding ? lagUntil(object.getStatus().pledge()) : Instant.EPOCH;
    if (until.isAfter(now)) {
      return Seen.nothing(new Observation.Unconfirmed(until));
    }
    return switch (clue) {
      case Clue.ByName _ -> named(object);
      case Clue.Inherited(var id) -> Seen.nothing(new Observation.Inherited(id));
      case Clue.Bound _, Clue.Recorded _, Clue.None _ -> Seen.nothing(new Observation.Absent(""));
    };
  }

  private static Instant lagUntil(@Nullable Pledge pledge) {
    return pledge == null || pledge.since() == null ? Instant.EPOCH : pledge.since().plus(LAG);
  }

  private Seen<M> named(ProvisionedResource<S> object) {
    var found = gateway.findNamed(object.getSpec(), object.getMetadata().getName());
    return switch (found.size()) {
      case 0 -> Seen.nothing(new Observation.Absent(""));
      case 1 -> present(object, found.getFirst(), Lead.NAME);
      default -> Seen.nothing(new Observation.Ambiguous(found));
    };
  }

  private Seen<M> present(ProvisionedResource<S> object, String id, Lead lead) {
    try {
      return gateway
          .get(id)
          .map(actual -> seen(object, actual, lead))
          .orElseGet(() -> Seen.nothing(new Observation.Absent(id)));
    } catch (FailureException e) {
      if (e.failure() instanceof Failure.Denied) {
        return Seen.nothing(unclear(object, id, e.failure()));
      }
      throw e;
    }
  }

  /// OCI forgets what it has deleted after a while: the end of a deletion that we saw begin.
  private static Observation unclear(ProvisionedResource<?> object, String id, Failure why) {
    return object.getStatus().lifecycleState().equals("DELETING")
            || object.getStatus().lifecycleState().equals("TERMINATING")
        ? new Observation.Absent(id)
        : new Observation.Unclear(id, why);
  }

  private Seen<M> seen(ProvisionedResource<S> object, M actual, Lead lead) {
    var facts =
        new Observation.Facts(
            model.id(actual),
            model.lifecycle(actual),
            model.state(actual),
            claim(object, actual),
            model.drift(object.getSpec(), actual));
    return new Seen<>(new Observation.Present(facts, lead), actual);
  }

  /// Tags tell first; where there are none, or those of an object that is no more, another object
  /// that names the same resource does.
  private Claim claim(ProvisionedResource<S> object, M actual) {
    return switch (owner.claim(model.freeformTags(actual))) {
      case Claim.Ours ours -> ours;
      case Claim.Anothers anothers when !anothers.tagged().filter(rivals::isGone).isPresent() ->
          anothers;
      case Claim.Anothers _, Claim.Nobodys _ ->
          rivals
              .holder(object, model.id(actual))
              .<Claim>map(Claim.Anothers::new)
              .orElseGet(Claim.Nobodys::new);
    };
  }
}
