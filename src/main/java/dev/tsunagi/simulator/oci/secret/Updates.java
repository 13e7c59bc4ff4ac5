package dev.tsunagi.simulator.oci.secret;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.oci.wire.OciError;

/// What one update may change at a time, and the new content it asks for.
final class Updates {

  private Updates() {}

  /// Content, promotion and rules exclude each other, and so do content and replication.
  static void checkKind(ObjectNode details) {
    var kinds =
        Stream.of("secretContent", "currentVersionNumber", "secretRules")
            .filter(
                name -> name.equals("secretRules") ? details.has(name) : details.hasNonNull(name))
            .toList();
    if (kinds.size() > 1) {
      throw OciError.invalid("One update cannot change " + String.join(" and ", kinds) + ".");
    }
    if (kinds.contains("secretContent") && details.hasNonNull("replicationConfig")) {
      throw OciError.invalid("One update cannot change secretContent and replicationConfig.");
    }
    if (details.hasNonNull("currentVersionNumber")
        && !details.path("currentVersionNumber").canConvertToInt()) {
      throw OciError.invalid("currentVersionNumber must be a number");
    }
  }

  /// The content of a new secret: given or generated.
  static Optional<NewContent> content(ObjectNode details) {
    var generate = details.path("enableAutoGeneration").asBoolean();
    if (generate && details.hasNonNull("secretContent")) {
      throw OciError.invalid("secretContent and enableAutoGeneration exclude each other.");
    }
    if (generate && !details.hasNonNull("secretGenerationContext")) {
      throw OciError.missing("secretGenerationContext");
    }
    if (generate) {
      var bytes = Generation.generate(details.path("secretGenerationContext"));
      return Optional.of(NewContent.generated(bytes));
    }
    return details.hasNonNull("secretContent")
        ? Optional.of(NewContent.parse(details.path("secretContent")))
        : Optional.empty();
  }

  /// The same for a secret that may know already how to generate.
  static Optional<NewContent> content(Secret secret, ObjectNode details) {
    var merged = details.deepCopy();
    if (!merged.hasNonNull("secretGenerationContext")) {
      merged.set("secretGenerationContext", secret.attributes().generationContext());
    }
    if (details.hasNonNull("currentVersionNumber") || details.hasNonNull("secretRules")) {
      return Optional.empty();
    }
    return content(merged);
  }
}
