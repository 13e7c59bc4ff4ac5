package dev.tsunagi.api.common;

import module java.base;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import org.jspecify.annotations.Nullable;

/// A custom resource that can always be read, and that knows what was wrong with the JSON it was
/// read from.
///
/// Spec and status are never null: where JSON has none, or one that cannot be read, they are the
/// empty ones. So a reconciler asks [#problems] first and needs no other care.
public abstract class CheckedResource<S, T> extends CustomResource<S, T> {

  /// Shared and empty for a valid object: it costs nothing.
  private transient List<SpecProblem> problems = List.of();

  /// What stands for the spec of an object that has none.
  protected abstract S emptySpec();

  /// None: a new object must not claim our defaults as what its user wants. JOSDK sends such
  /// objects, with nothing but a finalizer, to be merged into the user's.
  @Override
  @SuppressWarnings("NullAway") // null is how the superclass says "none"
  protected final S initSpec() {
    return null;
  }

  /// The status of an object that has none yet.
  @Override
  protected abstract T initStatus();

  /// What was wrong with the spec as it was read, in the order of its text; empty when all is well.
  @JsonIgnore
  public List<SpecProblem> problems() {
    return problems;
  }

  /// For those who read or copy objects.
  public void keepProblems(List<SpecProblem> found) {
    problems = List.copyOf(found);
  }

  /// Another object with metadata of its own. Spec and status are the same: they cannot change.
  public final CheckedResource<S, T> copy() {
    try {
      @SuppressWarnings("unchecked") // getClass() of this
      var copy = (CheckedResource<S, T>) getClass().getDeclaredConstructor().newInstance();
      copy.setMetadata(new ObjectMetaBuilder(getMetadata()).build());
      copy.setSpec(specAsGiven());
      copy.setStatus(getStatus());
      copy.keepProblems(problems);
      return copy;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(getClass() + " needs a constructor without arguments", e);
    }
  }

  @Override
  @JsonIgnore
  public S getSpec() {
    var given = specAsGiven();
    return given == null ? emptySpec() : given;
  }

  /// The spec as JSON has it: absent when it was never given.
  @JsonProperty("spec")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  @Nullable S specAsGiven() {
    return super.getSpec();
  }

  @Override
  @JsonProperty("spec")
  @SuppressWarnings("NullAway") // null is how the superclass says "none"
  public void setSpec(@Nullable S spec) {
    super.setSpec(spec);
  }

  /// Written only when it says something: an object as a user wrote it has none.
  @Override
  @JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = Unsaid.class)
  public T getStatus() {
    return super.getStatus();
  }

  @Override
  public void setStatus(@Nullable T status) {
    super.setStatus(status == null ? initStatus() : status);
  }
}
