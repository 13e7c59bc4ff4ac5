package dev.tsunagi.template.value;

/// What one rendering may use up.
///
/// @param maxOutput characters of output, and of any single text made on the way
/// @param maxSteps nodes walked, calls made and elements or characters made by functions
/// @param maxDepth nested templates, blocks and values
public record Limits(int maxOutput, long maxSteps, int maxDepth) {

  /// Ample for a Secret, which the API server holds to 1 MiB.
  public static final Limits DEFAULT = new Limits(4 << 20, 50_000_000, 400);

  public Limits {
    if (maxOutput < 1 || maxSteps < 1 || maxDepth < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }
}
