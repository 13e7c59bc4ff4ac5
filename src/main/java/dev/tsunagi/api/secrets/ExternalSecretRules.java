package dev.tsunagi.api.secrets;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What must hold of an ExternalSecret beyond its schema; the texts are those of ESO's webhook.
public final class ExternalSecretRules {

  private static final String TOKEN_TYPE = "kubernetes.io/service-account-token";
  private static final String TOKEN_ANNOTATION = "kubernetes.io/service-account.name";
  private static final String BOOTSTRAP_TYPE = "bootstrap.kubernetes.io/token";
  private static final Set<String> SECRET_PARTS = Set.of("", "data", "annotations", "labels");

  private ExternalSecretRules() {}

  /// Every rule that is broken, in words.
  public static List<String> violations(ExternalSecretSpec spec) {
    var found = new ArrayList<String>();
    found.addAll(policies(spec.target()));
    if (spec.data().isEmpty() && spec.dataFrom().isEmpty()) {
      found.add("either data or dataFrom should be specified");
    }
    var template = spec.target().template();
    if (template != null) {
      found.addAll(privileges(template));
      found.addAll(parts(spec.target(), template));
    }
    spec.dataFrom().forEach(entry -> found.addAll(sources(entry)));
    found.addAll(duplicates(spec));
    found.addAll(generatedKeys(spec));
    return List.copyOf(found);
  }

  private static List<String> policies(Target target) {
    return switch (target.deletionPolicy()) {
      case DELETE ->
          switch (target.creationPolicy()) {
            case MERGE, NONE, CREATE_OR_MERGE ->
                List.of(
                    "deletionPolicy=Delete must not be used when the controller doesn't own the"
                        + " secret. Please set creationPolicy=Owner");
            case OWNER, ORPHAN -> List.of();
          };
      case MERGE ->
          target.creationPolicy() == CreationPolicy.NONE
              ? List.of(
                  "deletionPolicy=Merge must not be used with creationPolicy=None. There is no"
                      + " Secret to merge with")
              : List.of();
      case RETAIN -> List.of();
    };
  }

  /// Templates that would make Kubernetes hand out rights of its own.
  static List<String> privileges(SecretTemplate template) {
    var found = new ArrayList<String>();
    var refused = "template.type=\"" + template.type() + "\"";
    if (template.type().equals(TOKEN_TYPE)) {
      if (template.metadata().annotations().containsKey(TOKEN_ANNOTATION)) {
        found.add(refused + " with annotation \"" + TOKEN_ANNOTATION + "\" is not allowed");
      }
      if (template.templateFrom().stream()
          .anyMatch(from -> from.target().equalsIgnoreCase("Annotations"))) {
        found.add(refused + " with templateFrom target=\"Annotations\" is not allowed");
      }
    }
    if (template.type().equals(BOOTSTRAP_TYPE)) {
      found.add(refused + " is not allowed");
    }
    return found;
  }

  private static List<String> parts(Target target, SecretTemplate template) {
    var manifest = target.manifest();
    if (manifest != null && !manifest.namesSecret()) {
      return List.of();
    }
    return template.templateFrom().stream()
        .map(TemplateFrom::target)
        .filter(part -> !SECRET_PARTS.contains(part.toLowerCase(Locale.ROOT)))
        .map(
            part ->
                "templateFrom target=\""
                    + part
                    + "\" is not allowed when targeting a Secret, must be one of \"Data\","
                    + " \"Annotations\" or \"Labels\"")
        .toList();
  }

  private static List<String> sources(DataFrom entry) {
    var found = new ArrayList<String>();
    var source = entry.sourceRef();
    if (Stream.of(entry.extract() != null, entry.find() != null, generates(source))
            .filter(is -> is)
            .count()
        > 1) {
      found.add("extract, find, or generatorRef cannot be set at the same time");
    }
    if (entry.extract() == null && entry.find() == null && source == null) {
      found.add("either extract, find, or sourceRef must be set to dataFrom");
    }
    if (source != null && source.generatorRef() == null && source.storeRef() == null) {
      found.add("generatorRef or storeRef must be set when using sourceRef in dataFrom");
    }
    return found;
  }

  /// ESO looks for a store without a name there.
  private static List<String> generatedKeys(ExternalSecretSpec spec) {
    return IntStream.range(0, spec.data().size())
        .filter(i -> generates(spec.data().get(i).sourceRef()))
        .mapToObj(
            i ->
                "spec.data[%d].sourceRef.generatorRef: generators give whole sets of keys; use"
                        .formatted(i)
                    + " dataFrom[].sourceRef.generatorRef")
        .toList();
  }

  private static boolean generates(@Nullable SourceRef source) {
    return source != null && source.generatorRef() != null;
  }

  /// Only under Retain, as ESO has it: elsewhere the later one wins without a word.
  private static List<String> duplicates(ExternalSecretSpec spec) {
    if (spec.target().deletionPolicy() != DeletionPolicy.RETAIN) {
      return List.of();
    }
    var seen = new HashSet<String>();
    return spec.data().stream()
        .map(SecretEntry::secretKey)
        .filter(key -> !seen.add(key))
        .map(key -> "duplicate secretKey found: " + key)
        .toList();
  }
}
