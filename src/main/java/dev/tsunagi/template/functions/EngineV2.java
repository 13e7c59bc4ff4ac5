package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;

/// The function set of the template engine v2 of External Secrets.
public final class EngineV2 {

  private EngineV2() {}

  /// What `text/template` has of its own.
  public static Functions builtins() {
    return Functions.of(Builtins.functions());
  }

  /// The whole set.
  public static Functions functions(Sources sources) {
    var all = new TreeMap<String, Function>();
    Stream.of(
            Builtins.functions(),
            Texts.functions(),
            Cases.functions(),
            Numbers.functions(),
            Defaults.functions(),
            Lists.functions(),
            Dicts.functions(),
            Json.functions(),
            Encodings.functions(),
            Regexes.functions(),
            Paths.functions(),
            Crypto.functions(),
            Yaml.functions(),
            Dates.functions(sources.clock()),
            Chance.functions(sources.random()),
            Urls.functions(),
            Versions.functions(),
            Passwords.functions(sources.random()),
            Ciphers.functions(sources.random()),
            Issuing.functions(sources))
        .flatMap(List::stream)
        // Sprig's "slice" takes the place of Go's.
        .forEach(function -> all.put(function.name(), function));
    return Functions.of(all.values());
  }
}
