package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.TemplateFrom;

/// A ConfigMap or Secret that templates come from, in the namespace of the ExternalSecret.
record TemplateRef(Kind kind, String name) {

  /// What templates are kept in.
  enum Kind {
    CONFIG_MAP,
    SECRET
  }

  /// Those that a spec names, each once.
  static Set<TemplateRef> of(ExternalSecretSpec spec) {
    var template = spec.target().template();
    return template == null
        ? Set.of()
        : template.templateFrom().stream()
            .flatMap(TemplateRef::of)
            .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<TemplateRef> of(TemplateFrom from) {
    return Stream.concat(
        Stream.ofNullable(from.configMap()).map(s -> new TemplateRef(Kind.CONFIG_MAP, s.name())),
        Stream.ofNullable(from.secret()).map(s -> new TemplateRef(Kind.SECRET, s.name())));
  }
}
