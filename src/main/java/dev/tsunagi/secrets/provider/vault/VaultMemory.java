package dev.tsunagi.secrets.provider.vault;

import module java.base;

import dev.tsunagi.secrets.provider.ReadScope;

/// What this process remembers of vaults beyond a provider's life: under which OCID and when a
/// secret was last read, what a list of a vault showed a moment ago, and which vaults do not
/// answer. Holds no contents.
public final class VaultMemory {

  /// How long a census answers for OCI, so that many missing secrets cost one list and not one
  /// each.
  static final Duration CENSUS_HOLDS = Duration.ofSeconds(2);

  /// Of how many secrets sightings are kept; those longest unread go first.
  static final int REMEMBERED = 20_000;

  private final Clock clock;
  private final Map<Place, Sighting> sightings =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Place, Sighting> eldest) {
              return size() > REMEMBERED;
            }
          });
  private final Map<ReadScope, Desk> desks = new ConcurrentHashMap<>();
  private final Outages outages;

  private record Place(ReadScope scope, String name) {}

  /// A secret was read under this OCID.
  record Sighting(String id, Instant at) {}

  private record Taken(Census census, Instant at) {}

  /// Where the census of one place lies. Its lock makes many who ask at once one call.
  private static final class Desk {
    final ReentrantLock lock = new ReentrantLock();
    volatile Taken last = new Taken(new Census.Unseen(""), Instant.MIN);
  }

  public VaultMemory(Clock clock) {
    this.clock = clock;
    this.outages = new Outages(clock);
  }

  Outages outages() {
    return outages;
  }

  Instant now() {
    return clock.instant();
  }

  void saw(ReadScope scope, String name, String id) {
    sightings.put(new Place(scope, name), new Sighting(id, now()));
  }

  Optional<Sighting> sighting(ReadScope scope, String name) {
    return Optional.ofNullable(sightings.get(new Place(scope, name)));
  }

  /// The census of a place, taken anew if the last one is older than [#CENSUS_HOLDS].
  Census census(ReadScope place, Supplier<Census> take) {
    desks.values().removeIf(desk -> !desk.lock.isLocked() && isOld(desk.last));
    var desk = desks.computeIfAbsent(place, _ -> new Desk());
    desk.lock.lock();
    try {
      if (isOld(desk.last)) {
        var at = now();
        desk.last = new Taken(take.get(), at);
      }
      return desk.last.census();
    } finally {
      desk.lock.unlock();
    }
  }

  private boolean isOld(Taken taken) {
    return !now().isBefore(taken.at().plus(CENSUS_HOLDS));
  }
}
