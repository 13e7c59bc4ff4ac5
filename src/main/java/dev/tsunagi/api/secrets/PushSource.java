package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import io.fabric8.kubernetes.api.model.LabelSelector;
import org.jspecify.annotations.Nullable;

/// What is pushed. Exactly one of the two is meant to be given.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record PushSource(@Nullable Secrets secret, @Nullable GeneratorRef generatorRef) {

  public static final PushSource NONE = new PushSource(null, null);

  /// Whether a generator makes up what is pushed: a Secret that is named, or chosen, comes first.
  public boolean generates() {
    return generatorRef != null
        && (secret == null || (secret.name().isEmpty() && secret.selector() == null));
  }

  /// Secrets of the same namespace: one by its name, or all that carry some labels.
  ///
  /// @param selector counts only where there is no name
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Secrets(String name, @Nullable LabelSelector selector) {
    public Secrets {
      name = Completed.text(name);
    }
  }
}
