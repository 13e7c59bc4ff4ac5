package dev.tsunagi.simulator.oci.secret;

import module java.base;

import dev.tsunagi.simulator.oci.wire.OciError;
import org.jspecify.annotations.Nullable;

/// The versions of one secret and which of them holds which stage. Numbers only rise.
public final class Versions {

  /// So many versions may be active, and as many more wait for deletion.
  static final int LIMIT = 30;

  private final SortedMap<Integer, SecretVersion> byNumber = new TreeMap<>();
  private int last;
  private int current;
  private int previous;
  private int pending;

  SecretVersion add(NewContent content, Instant now) {
    check(content);
    var version = SecretVersion.created(++last, content, now);
    byNumber.put(last, version);
    if (content.pending()) {
      pending = last;
    } else {
      promote(last);
    }
    return version;
  }

  /// Whether a new version could be added.
  void check(NewContent content) {
    if (live().filter(version -> version.timeOfDeletion() == null).count() >= LIMIT) {
      throw OciError.limitExceeded(
          "The secret has "
              + LIMIT
              + " active versions; schedule the deletion of deprecated ones.");
    }
    var name = content.name();
    if (name != null && all().anyMatch(version -> name.equals(version.name()))) {
      throw OciError.invalid("The secret version name already exists: " + name);
    }
  }

  /// Frees a place when all are taken, so that whoever only puts values never meets the limit.
  void makeRoom() {
    if (live().filter(version -> version.timeOfDeletion() == null).count() >= LIMIT) {
      live()
          .filter(version -> stages(version).equals(List.of("DEPRECATED")))
          .findFirst()
          .ifPresent(version -> byNumber.put(version.number(), version.gone()));
    }
  }

  /// Makes a version CURRENT, forward or back.
  void promote(int number) {
    if (number == current) {
      return;
    }
    if (find(number).filter(version -> version.timeOfDeletion() == null).isEmpty()) {
      throw OciError.invalid("currentVersionNumber is not that of an active version: " + number);
    }
    if (number == pending) {
      pending = 0;
    }
    if (current != 0) {
      previous = current;
    }
    current = number;
  }

  public void scheduleDeletion(SecretVersion version, Instant time) {
    if (!stages(version).contains("DEPRECATED") || version.timeOfDeletion() != null) {
      throw OciError.incorrectState("Only deprecated, active versions can be deleted.");
    }
    if (live().filter(each -> each.timeOfDeletion() != null).count() >= LIMIT) {
      throw OciError.limitExceeded(LIMIT + " versions are pending deletion already.");
    }
    byNumber.put(version.number(), version.deletedAt(time));
  }

  public void cancelDeletion(SecretVersion version) {
    if (version.timeOfDeletion() == null) {
      throw OciError.incorrectState("The version is not pending deletion.");
    }
    if (live().filter(each -> each.timeOfDeletion() == null).count() >= LIMIT) {
      throw OciError.limitExceeded("The secret has " + LIMIT + " active versions.");
    }
    byNumber.put(version.number(), version.deletedAt(null));
  }

  /// Deletes a version if `time` is still when it is to go.
  public void delete(int number, Instant time) {
    find(number)
        .filter(version -> time.equals(version.timeOfDeletion()))
        .ifPresent(version -> byNumber.put(number, version.gone()));
  }

  public List<String> stages(SecretVersion version) {
    var number = version.number();
    var stages = new ArrayList<String>();
    if (number == current) {
      stages.add("CURRENT");
    }
    if (number == pending) {
      stages.add("PENDING");
    }
    if (number == last) {
      stages.add("LATEST");
    }
    if (number == previous && number != current) {
      stages.add("PREVIOUS");
    }
    if (number != current && number != pending && number != previous) {
      stages.add("DEPRECATED");
    }
    return stages;
  }

  public Optional<SecretVersion> find(int number) {
    return Optional.ofNullable(byNumber.get(number)).filter(version -> !version.deleted());
  }

  public Optional<SecretVersion> named(String name) {
    return live().filter(version -> name.equals(version.name())).findFirst();
  }

  /// The newest version that holds a stage.
  public Optional<SecretVersion> at(String stage) {
    return live().filter(version -> stages(version).contains(stage)).reduce((_, newer) -> newer);
  }

  public Optional<SecretVersion> current() {
    return find(current);
  }

  /// Oldest first, without those that are gone.
  public Stream<SecretVersion> live() {
    return all().filter(version -> !version.deleted());
  }

  /// Oldest first, with those that are gone: their names and contents are remembered.
  Stream<SecretVersion> all() {
    return byNumber.values().stream();
  }

  @Nullable Integer currentNumber() {
    return current == 0 ? null : current;
  }
}
