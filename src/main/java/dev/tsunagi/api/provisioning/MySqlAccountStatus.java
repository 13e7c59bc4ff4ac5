package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.BindingRef;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.Condition;
import dev.tsunagi.api.common.Conditioned;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an account. For people only: every decision rests on the vault and the DB system.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("What became of the database and its account.")
public record MySqlAccountStatus(
    @JsonPropertyDescription("The OCID of the DB system.") String dbSystemId,
    @JsonPropertyDescription("Name of the database.") String database,
    @JsonPropertyDescription("The account that the Secret hands out now.") String username,
    @JsonPropertyDescription("The one before, which works until the next rotation.")
        String previousUsername,
    @JsonPropertyDescription("Name of the secret in the vault that holds the password.")
        String vaultKey,
    @JsonPropertyDescription("When the password was made.") @Nullable Instant rotatedAt,
    @JsonPropertyDescription("When the next one will be.") @Nullable Instant nextRotation,
    @JsonPropertyDescription("Names the connection Secret, as Service Binding looks for it.")
        BindingRef binding,
    @JsonPropertyDescription("Ready: usable now. Synced: the last run did what it wanted.")
        List<Condition> conditions,
    @JsonPropertyDescription("The generation of the spec that this status speaks of.")
        @Nullable Long observedGeneration)
    implements Conditioned {

  public static final MySqlAccountStatus EMPTY =
      new MySqlAccountStatus("", "", "", "", "", null, null, BindingRef.NONE, List.of(), null);

  public MySqlAccountStatus {
    dbSystemId = Completed.text(dbSystemId);
    database = Completed.text(database);
    username = Completed.text(username);
    previousUsername = Completed.text(previousUsername);
    vaultKey = Completed.text(vaultKey);
    rotatedAt = rotatedAt == null ? null : rotatedAt.truncatedTo(ChronoUnit.SECONDS);
    nextRotation = nextRotation == null ? null : nextRotation.truncatedTo(ChronoUnit.SECONDS);
    binding = Completed.or(binding, BindingRef.NONE);
    conditions = Completed.list(conditions);
  }
}
