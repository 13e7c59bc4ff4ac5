package dev.tsunagi.simulator.kubernetes.http;

import module java.base;

/// The requests that were answered, oldest first, so that a test can say what was not asked. It
/// keeps the last ten thousand and counts all. A watch is in it from its beginning.
public final class Journal {

  private static final int KEPT = 10_000;
  private static final Set<String> NAMESPACE_PARTS = Set.of("status", "finalize");

  /// One request. `verb` and `resource` are those of roles, as in `patch` and
  /// `externalsecrets.external-secrets.io/status`; a path that is none of a resource stands for it.
  /// `client` is the program as it names itself.
  public record Entry(
      String client, String verb, String resource, String namespace, String name, int status) {

    private static final Set<String> READS = Set.of("get", "list", "watch");

    /// Whether it was meant to change something.
    public boolean isWrite() {
      return !READS.contains(verb);
    }
  }

  /// What is counted together.
  public record Kind(String client, String verb, String resource) {}

  private final Deque<Entry> entries = new ArrayDeque<>();
  private final Map<Kind, Integer> counts = new HashMap<>();

  synchronized void add(Entry entry) {
    if (entries.size() == KEPT) {
      entries.removeFirst();
    }
    entries.addLast(entry);
    counts.merge(new Kind(entry.client(), entry.verb(), entry.resource()), 1, Integer::sum);
  }

  public synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// How many there were of each kind since the last [#clear], refused ones included.
  public synchronized Map<Kind, Integer> counts() {
    return Map.copyOf(counts);
  }

  public synchronized void clear() {
    entries.clear();
    counts.clear();
  }

  /// What a call asks for, by its path alone.
  static Entry entry(Call call, int status) {
    var path = call.path();
    var core = !path.isEmpty() && path.getFirst().equals("api");
    var prefix = core ? 2 : 3;
    if (path.size() <= prefix || !(core || path.getFirst().equals("apis"))) {
      var verb = call.method().toLowerCase(Locale.ROOT);
      return new Entry(program(call), verb, "/" + String.join("/", path), "", "", status);
    }
    var rest = path.subList(prefix, path.size());
    var namespace = "";
    if (isWithinNamespace(rest)) {
      namespace = rest.get(1);
      rest = rest.subList(2, rest.size());
    }
    var group = core ? "" : "." + path.get(1);
    var part = rest.size() > 2 ? "/" + String.join("/", rest.subList(2, rest.size())) : "";
    var name = rest.size() > 1 ? rest.get(1) : "";
    var resource = rest.getFirst() + group + part;
    return new Entry(program(call), verb(call, name), resource, namespace, name, status);
  }

  private static boolean isWithinNamespace(List<String> rest) {
    return rest.size() > 2
        && rest.getFirst().equals("namespaces")
        && !NAMESPACE_PARTS.contains(rest.get(2));
  }

  private static String program(Call call) {
    return call.header("User-Agent").split("/", 2)[0];
  }

  private static String verb(Call call, String name) {
    return switch (call.method()) {
      case "GET", "HEAD" -> call.flag("watch") ? "watch" : name.isEmpty() ? "list" : "get";
      case "POST" -> "create";
      case "PUT" -> "update";
      case "DELETE" -> name.isEmpty() ? "deletecollection" : "delete";
      default -> call.method().toLowerCase(Locale.ROOT);
    };
  }
}
