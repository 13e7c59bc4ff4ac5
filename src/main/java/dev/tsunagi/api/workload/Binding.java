package dev.tsunagi.api.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A Secret that the pods need, by what makes it, and how they see it: as files unless it says
/// otherwise.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Binding(
    @JsonPropertyDescription("Name of the binding, and of its directory of files.")
        @Required
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @Size(min = 1, max = 50)
        String name,
    @JsonPropertyDescription("What makes the Secret, or the Secret itself.") @Required Ref ref,
    @JsonPropertyDescription(
            "Every key as an environment variable: the prefix and the key in capitals, with _ for"
                + " whatever a name cannot hold.")
        @Nullable Env env,
    @JsonPropertyDescription("Single keys as environment variables.") @Size(max = 100)
        List<KeyAsEnv> keys,
    @JsonPropertyDescription(
            "Every key as a file in $SERVICE_BINDING_ROOT/<name>, as Service Binding has it. On"
                + " when neither env nor keys is given.")
        @Nullable Boolean files,
    @JsonAnySetter @JsonAnyGetter Map<String, Object> other) {

  public Binding {
    name = Completed.text(name);
    ref = Completed.or(ref, Ref.NONE);
    keys = Completed.list(keys);
    other = Completed.map(other);
  }

  /// Whether the pods see files.
  public boolean hasFiles() {
    return files == null ? env == null && keys.isEmpty() : files;
  }

  /// What makes the Secret: an object of the same namespace.
  @ValidationRule(
      value =
          "has(self.apiVersion) || self.kind in ['Secret', 'ExternalSecret', 'MySqlDbSystem',"
              + " 'MySqlAccount', 'Stream', 'StreamPool', 'AutonomousDatabases']",
      message = "give apiVersion: only kinds of Tsunagi and Secrets can do without")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Ref(
      @JsonPropertyDescription(
              "Its apiVersion; not needed for Secret, ExternalSecret, MySqlDbSystem,"
                  + " MySqlAccount, Stream, StreamPool and AutonomousDatabases.")
          @Size(min = 1, max = 317)
          String apiVersion,
      @JsonPropertyDescription(
              "Its kind: Secret, ExternalSecret, or any that names a Secret in"
                  + " .status.binding.name.")
          @Required
          @Size(min = 1, max = 63)
          String kind,
      @JsonPropertyDescription("Its name.") @Required @Size(min = 1, max = 253) String name) {

    static final Ref NONE = new Ref("", "", "");

    public Ref {
      apiVersion = Completed.text(apiVersion);
      kind = Completed.text(kind);
      name = Completed.text(name);
    }
  }

  /// All keys as environment variables.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Env(
      @JsonPropertyDescription("What their names begin with, e.g. DB_.")
          @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
          @Size(min = 1, max = 100)
          String prefix) {

    public Env {
      prefix = Completed.text(prefix);
    }
  }

  /// One key as an environment variable.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record KeyAsEnv(
      @JsonPropertyDescription("Key of the Secret.") @Required @Size(min = 1, max = 253) String key,
      @JsonPropertyDescription("Name of the environment variable.")
          @Required
          @Pattern("^[A-Za-z_][A-Za-z0-9_]*$")
          @Size(min = 1, max = 253)
          String env) {

    public KeyAsEnv {
      key = Completed.text(key);
      env = Completed.text(env);
    }
  }
}
