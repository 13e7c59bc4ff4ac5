package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// One step that changes the keys that were found. Exactly one of its members is meant to be given.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rewrite(
    @Nullable Regexp regexp, @Nullable Transform transform, @Nullable Merge merge) {

  /// Renames keys by a regular expression, as Go's `ReplaceAllString` does.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Regexp(
      @JsonInclude(JsonInclude.Include.ALWAYS) String source,
      @JsonInclude(JsonInclude.Include.ALWAYS) String target) {

    public Regexp {
      source = Completed.text(source);
      target = Completed.text(target);
    }
  }

  /// Renames each key by a Go template over `.value`.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Transform(@JsonInclude(JsonInclude.Include.ALWAYS) String template) {

    public Transform {
      template = Completed.text(template);
    }
  }

  /// Takes every value for a JSON object and merges them.
  ///
  /// @param into the key for the result of [Strategy#JSON]
  /// @param priority keys that are merged last, in this order, so that they win
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Merge(
      Strategy strategy,
      String into,
      List<String> priority,
      PriorityPolicy priorityPolicy,
      ConflictPolicy conflictPolicy) {

    public Merge {
      strategy = Completed.or(strategy, Strategy.EXTRACT);
      into = Completed.text(into);
      priority = Completed.list(priority);
      priorityPolicy = Completed.or(priorityPolicy, PriorityPolicy.STRICT);
      conflictPolicy = Completed.or(conflictPolicy, ConflictPolicy.ERROR);
    }
  }

  /// What becomes of the merged object.
  public enum Strategy {
    /// Its members replace all keys.
    @JsonProperty("Extract")
    EXTRACT,
    /// It becomes the value of one more key.
    @JsonProperty("JSON")
    JSON
  }

  /// Whether a key of `priority` may be missing.
  public enum PriorityPolicy {
    @JsonProperty("IgnoreNotFound")
    IGNORE_NOT_FOUND,
    @JsonProperty("Strict")
    STRICT
  }

  /// Whether two objects may have the same member.
  public enum ConflictPolicy {
    @JsonProperty("Ignore")
    IGNORE,
    @JsonProperty("Error")
    ERROR
  }
}
