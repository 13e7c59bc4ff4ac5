package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.json.Meta;

/// All kinds served at the moment. Safe for use by several threads.
public final class Catalog {

  private static final List<ResourceType> BUILT_IN = BuiltInTypes.all();
  // Newest first, as in Kubernetes: stable before beta before alpha, then by number.
  private static final Pattern VERSION = Pattern.compile("v(\\d+)(?:(alpha|beta)(\\d+))?");

  private final Map<String, List<ResourceType>> custom = new TreeMap<>();

  /// Every request looks in here.
  private volatile List<ResourceType> all = BUILT_IN;

  /// Serves what the definition says from now on.
  public synchronized void register(JsonNode definition) {
    custom.put(Meta.name(definition), CustomTypes.of(definition));
    changed();
  }

  public synchronized void remove(String definition) {
    custom.remove(definition);
    changed();
  }

  private void changed() {
    all = Stream.concat(BUILT_IN.stream(), custom.values().stream().flatMap(List::stream)).toList();
  }

  public List<ResourceType> all() {
    return all;
  }

  public Optional<ResourceType> find(String group, String version, String plural) {
    return all().stream()
        .filter(t -> t.plural().equals(plural) && t.group().equals(group))
        .filter(t -> t.version().equals(version))
        .findFirst();
  }

  /// Group to its versions, the preferred one first. The core group has no name.
  public Map<String, List<String>> groups() {
    var groups = new LinkedHashMap<String, List<String>>();
    for (var type : all()) {
      var versions = groups.computeIfAbsent(type.group(), _ -> new ArrayList<>());
      if (!versions.contains(type.version())) {
        versions.add(type.version());
      }
    }
    groups.put("authentication.k8s.io", List.of("v1"));
    groups.put("authorization.k8s.io", List.of("v1"));
    groups.values().stream().filter(v -> v.size() > 1).forEach(v -> v.sort(Catalog::newestFirst));
    return groups;
  }

  public List<ResourceType> in(String group, String version) {
    return all().stream()
        .filter(t -> t.group().equals(group) && t.version().equals(version))
        .toList();
  }

  static int newestFirst(String a, String b) {
    return Comparator.<String>comparingInt(v -> rank(v, 0))
        .thenComparingInt(v -> rank(v, 1))
        .thenComparingInt(v -> rank(v, 2))
        .reversed()
        .compare(a, b);
  }

  private static int rank(String version, int part) {
    var match = VERSION.matcher(version);
    if (!match.matches()) {
      return -1;
    }
    var stage = Objects.requireNonNullElse(match.group(2), "stable");
    return switch (part) {
      case 0 -> List.of("alpha", "beta", "stable").indexOf(stage);
      case 1 -> Integer.parseInt(match.group(1));
      default -> Integer.parseInt(Objects.requireNonNullElse(match.group(3), "0"));
    };
  }

  /// The version that a definition stores its objects in.
  public static String storageVersion(JsonNode definition) {
    return definition
        .path("spec")
        .path("versions")
        .valueStream()
        .filter(version -> version.path("storage").asBoolean())
        .map(version -> Json.text(version, "name"))
        .findFirst()
        .orElse("");
  }
}
