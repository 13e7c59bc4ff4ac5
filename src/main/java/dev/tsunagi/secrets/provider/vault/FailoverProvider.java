package dev.tsunagi.secrets.provider.vault;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.provider.Capability;
import dev.tsunagi.secrets.provider.Fate;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.ReadScope;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretProvider;
import dev.tsunagi.secrets.provider.SecretWriter;
import dev.tsunagi.secrets.provider.Validation;

/// A vault whose secrets are replicated to others, which are read, in order, while its own region
/// gives no answer. An answer that says no is an answer: only the vault itself decides what is
/// missing, denied or too much.
///
/// Names are found, and absences proved, in the vault itself only: a replica lags behind.
public final class FailoverProvider implements SecretProvider {

  /// A vault and its region's name.
  public record Leg(String region, VaultProvider vault) {}

  private final Leg primary;
  private final List<Leg> replicas;
  private final Outages outages;

  public FailoverProvider(Leg primary, List<Leg> replicas, VaultMemory memory) {
    this.primary = primary;
    this.replicas = List.copyOf(replicas);
    this.outages = memory.outages();
  }

  /// Not that of the vault alone: those who read nothing else must not be shown a replica's answer.
  @Override
  public ReadScope scope() {
    var vaults =
        Stream.concat(Stream.of(primary), replicas.stream())
            .map(leg -> leg.vault().scope().vault())
            .collect(Collectors.joining(" or "));
    return new ReadScope(primary.vault().scope().principal(), vaults);
  }

  @Override
  public Capability capability() {
    return primary.vault().capability();
  }

  @Override
  public Optional<Fetched> get(SecretAddress address) {
    if (!outages.mayAsk(vault())) {
      return elsewhere(address, outages.of(vault()).map(Outages.Outage::why).orElse(""));
    }
    try {
      var found = primary.vault().get(address);
      outages.answered(vault());
      return found;
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Unavailable(var why))) {
        outages.answered(vault());
        throw e;
      }
      outages.failed(vault(), why);
      return elsewhere(address, why);
    }
  }

  /// Whatever keeps the replicas from answering, what went wrong is that the vault did not.
  private Optional<Fetched> elsewhere(SecretAddress address, String why) {
    var told = new ArrayList<>(List.of(why));
    for (var leg : replicas) {
      try {
        var found = leg.vault().get(address);
        outages.served(vault(), leg.region());
        return found;
      } catch (FailureException e) {
        told.add("failover to %s: %s".formatted(leg.region(), e.failure().message()));
      }
    }
    throw new FailureException(new Failure.Unavailable(String.join("; ", told)));
  }

  private ReadScope vault() {
    return primary.vault().scope();
  }

  @Override
  public Fate fateOf(SecretAddress address) {
    return primary.vault().fateOf(address);
  }

  @Override
  public List<SecretAddress> find(FindCriteria criteria) {
    return primary.vault().find(criteria);
  }

  @Override
  public ReadScope findScope() {
    return primary.vault().findScope();
  }

  @Override
  public Optional<SecretWriter> writer() {
    return primary.vault().writer();
  }

  /// Also tells from where secrets are read at the moment.
  @Override
  public Validation validate() {
    try {
      var validation = primary.vault().validate();
      return outages.of(vault()).<Validation>map(this::degraded).orElse(validation);
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Unavailable(var why))) {
        throw e;
      }
      return replicas.stream()
          .filter(FailoverProvider::answers)
          .findFirst()
          .<Validation>map(leg -> degraded(why, leg.region()))
          .orElseThrow(() -> e);
    }
  }

  private static boolean answers(Leg leg) {
    try {
      leg.vault().validate();
      return true;
    } catch (FailureException e) {
      return false;
    }
  }

  private Validation degraded(Outages.Outage outage) {
    return degraded(outage.why(), outage.servedBy());
  }

  private Validation degraded(String why, String region) {
    return new Validation.Degraded(
        "region %s is unavailable, secrets are read from %s: %s"
            .formatted(primary.region(), region.isEmpty() ? "nowhere" : region, why));
  }
}
