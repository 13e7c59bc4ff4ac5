package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// The Secret to make, or another object with `manifest`.
///
/// @param name empty for the name of the ExternalSecret
/// @param template null to take the values as they came
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Target(
    String name,
    CreationPolicy creationPolicy,
    DeletionPolicy deletionPolicy,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean immutable,
    @Nullable Manifest manifest,
    @Nullable SecretTemplate template) {

  public static final Target DEFAULT =
      new Target("", CreationPolicy.OWNER, DeletionPolicy.RETAIN, false, null, null);

  public Target {
    name = Completed.text(name);
    creationPolicy = Completed.or(creationPolicy, CreationPolicy.OWNER);
    deletionPolicy = Completed.or(deletionPolicy, DeletionPolicy.RETAIN);
  }

  /// Which kind of object is made when it is not a Secret.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Manifest(
      @JsonInclude(JsonInclude.Include.ALWAYS) String apiVersion,
      @JsonInclude(JsonInclude.Include.ALWAYS) String kind) {

    public Manifest {
      apiVersion = Completed.text(apiVersion);
      kind = Completed.text(kind);
    }

    /// Whether it names what would be made anyway.
    public boolean namesSecret() {
      return apiVersion.equals("v1") && kind.equals("Secret");
    }
  }
}
