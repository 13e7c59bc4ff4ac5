package dev.tsunagi.provisioning.engine;

import module java.base;

import dev.tsunagi.api.provisioning.Pledge;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.provisioning.Contained;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Order;
import dev.tsunagi.provisioning.Owner;
import dev.tsunagi.provisioning.ResourceGateway;
import dev.tsunagi.provisioning.ResourceModel;

/// OCI as one object sees it: with the eyes of whoever acts for it.
record Site<S extends ProvisionedSpec, M>(
    ProvisionedResource<S> object,
    ResourceModel<S, M> model,
    ResourceGateway<S, M> gateway,
    CredentialDesk desk,
    Owner owner,
    Rivals rivals,
    Instant now) {

  boolean isReplayable() {
    return gateway.isReplayable();
  }

  /// `outstanding`: a create call may have been made of which nothing came back.
  Look<M> look(boolean outstanding) {
    var pledged = object.getStatus().pledge() != null && outstanding;
    var seen = new Observer<>(model, gateway, owner, rivals, now).observe(object, pledged);
    return Look.at(object, model, gateway, seen);
  }

  /// What would go with the resource, asked only where it might be deleted now.
  List<Contained> contents(Look<M> look) {
    return look.seen() instanceof Observation.Present(var facts, _) && facts.isDeletable()
        ? gateway.contents(Objects.requireNonNull(look.actual()))
        : List.of();
  }

  Order<S> order(Pledge pledge, Credentials credentials) {
    var metadata = object.getMetadata();
    return new Order<>(
        object.getSpec(),
        metadata.getName(),
        tags(),
        RetryTokens.of(metadata.getUid(), pledge.attempt()),
        credentials);
  }

  /// Those of the spec, and ours, which a spec cannot take away.
  private Map<String, String> tags() {
    var all = new TreeMap<>(object.getSpec().freeformTags());
    if (object.getSpec().boundId().isEmpty()) {
      all.putAll(owner.tags());
    }
    return all;
  }

  Credentials credentials() {
    return desk.read(model.credentials(object.getSpec()));
  }
}
