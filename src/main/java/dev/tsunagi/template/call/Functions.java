package dev.tsunagi.template.call;

import module java.base;

/// The functions that a template may call, by name.
public final class Functions {

  private final Map<String, Function> byName;
  private final Set<String> missing;

  private Functions(Map<String, Function> byName, Set<String> missing) {
    this.byName = byName;
    this.missing = missing;
  }

  /// The set of these functions.
  ///
  /// @param missing names that Go's engine knows and this version does not have
  /// @throws IllegalArgumentException when two functions have one name
  public static Functions of(Collection<Function> functions, Set<String> missing) {
    var byName = new TreeMap<String, Function>();
    for (var function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two functions named " + function.name());
      }
    }
    return new Functions(Collections.unmodifiableMap(byName), Set.copyOf(missing));
  }

  public Optional<Function> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return byName.keySet();
  }

  public Set<String> missing() {
    return missing;
  }

  /// Declares functions one after the other.
  public static final class Table {

    private final List<Function> functions = new ArrayList<>();

    /// Declares one function.
    ///
    /// @param signature parameters as {@link Signature#of} reads them
    public Table add(String name, String signature, Function.Body body) {
      functions.add(new Function(name, Signature.of(signature), body));
      return this;
    }

    public List<Function> functions() {
      return functions;
    }
  }
}
