package dev.tsunagi.secrets.provider.vault;

import module java.base;

import com.oracle.bmc.vault.model.SecretSummary;
import com.oracle.bmc.vault.model.SecretSummary.LifecycleState;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.ReadScope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks for evidence of what became of a secret for which OCI answers 404: in the list of its
/// vault, and under the OCID that it was last read under.
record Inquiry(VaultListing listing, ReadScope readers, ReadScope place, VaultMemory memory) {

  private static final Logger LOG = LoggerFactory.getLogger(Inquiry.class);

  Fate of(String name) {
    var census = memory.census(place, this::census);
    var sighting = memory.sighting(readers, name);
    var byId =
        census instanceof Census.Seen seen && !seen.of(name).isEmpty()
            ? Optional.<LifecycleState>empty()
            : sighting.flatMap(s -> state(s.id(), name));
    var clues = new FateDecision.Clues(name, census, byId, sighting.map(VaultMemory.Sighting::at));
    var fate = FateDecision.decide(clues, memory.now());
    LOG.atDebug().addKeyValue("key", name).addKeyValue("fate", fate).log("secret not readable");
    return fate;
  }

  private Census census() {
    if (listing.compartment().isEmpty()) {
      return new Census.Unseen(
          "Whether it was deleted cannot be told: the store names no compartment to look into.");
    }
    try {
      return new Census.Seen(
          listing.all().stream()
              .collect(
                  Collectors.groupingBy(
                      SecretSummary::getSecretName,
                      Collectors.mapping(
                          SecretSummary::getLifecycleState, Collectors.toUnmodifiableList()))));
    } catch (FailureException e) {
      return new Census.Unseen(
          "Whether it was deleted cannot be told: %s.".formatted(e.failure().message()));
    }
  }

  /// What the secret's own record says, if it may be looked at.
  private Optional<LifecycleState> state(String id, String name) {
    try {
      var secret = new SecretRecords(listing.connection(), listing.compartment()).get(id, name);
      return Optional.of(LifecycleState.create(secret.getLifecycleState().getValue()));
    } catch (FailureException e) {
      return Optional.empty();
    }
  }
}
