package dev.tsunagi.template.call;

import module java.base;

/// The functions that a template may call, by name.
public final class Functions {

  private final Map<String, Function> byName;

  private Functions(Map<String, Function> byName) {
    this.byName = byName;
  }

  /// The set of these functions.
  ///
  /// @throws IllegalArgumentException when two functions have one name
  public static Functions of(Collection<Function> functions) {
    var byName = new TreeMap<String, Function>();
    for (var function : functions) {
      if (byName.put(function.name(), function) != null) {
        throw new IllegalArgumentException("two functions named " + function.name());
      }
    }
    return new Functions(Collections.unmodifiableMap(byName));
  }

  public Optional<Function> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Set<String> names() {
    return byName.keySet();
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
