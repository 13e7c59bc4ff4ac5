package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.provisioning.binding.BindingPlanner;
import io.fabric8.kubernetes.api.model.Secret;

/// The Secret that OSOK left for applications to connect with.
record ConnectionCheck(Scene at, Seen<? extends ProvisionedResource<?>> seen) {

  Optional<Finding> look(String name) {
    var owner = seen.object();
    return at.all()
        .find(Secret.class, owner.getMetadata().getNamespace(), name)
        .filter(there -> !isOurs(there))
        .map(this::look);
  }

  private boolean isOurs(Secret there) {
    var labels = there.getMetadata().getLabels();
    return labels != null && labels.containsKey(BindingPlanner.LABEL);
  }

  private Finding look(Secret there) {
    var name = there.getMetadata().getName();
    var objection = BindingPlanner.objection(seen.object(), there);
    if (objection.isPresent()) {
      return seen.decide(
          Rule.CONNECTION_NOT_OURS,
          "metadata.name",
          objection.get().message(),
          "the Secret stays as it is until then");
    }
    var keys =
        Objects.requireNonNullElse(there.getData(), Map.<String, String>of()).keySet().stream()
            .sorted()
            .collect(Collectors.joining(", "));
    return seen.note(
        Rule.CONNECTION,
        "metadata.name",
        ("Secret \"%s\" keeps %s and gets further keys, a label and an owner; where OCI has other"
                + " values by now, it is left alone (SecretNotOurs)")
            .formatted(name, keys));
  }
}
