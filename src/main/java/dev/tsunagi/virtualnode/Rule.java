package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// One row of the table.
///
/// @param id names the rule in reports, for good
/// @param field where to look
/// @param condition what about it is refused
/// @param reason why, as a clause; `remedy` what to do instead, as another
public record Rule(
    String id,
    FieldPattern field,
    Condition condition,
    Severity severity,
    String reason,
    String remedy,
    Source source) {

  Stream<Finding> findings(JsonNode root, String basePath) {
    return field
        .select(root, basePath)
        .flatMap(
            found ->
                condition.places(found.value()).stream()
                    .map(place -> new Finding(FieldPattern.join(found.path(), place), this)));
  }
}
