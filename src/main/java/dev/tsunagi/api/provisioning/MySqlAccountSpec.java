package dev.tsunagi.api.provisioning;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.GoDuration;
import dev.tsunagi.api.common.StoreRef;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/// What an application wants of a DB system: one database, and an account for it alone.
@ValidationRule(
    value = "self.dbSystemRef.name == oldSelf.dbSystemRef.name",
    message = "dbSystemRef cannot be changed: make another MySqlAccount")
@ValidationRule(
    value =
        "has(self.database) == has(oldSelf.database)"
            + " && (!has(self.database) || self.database == oldSelf.database)",
    message = "database cannot be changed: make another MySqlAccount")
@ValidationRule(
    value =
        "has(self.secretName) == has(oldSelf.secretName)"
            + " && (!has(self.secretName) || self.secretName == oldSelf.secretName)",
    message = "secretName cannot be changed: make another MySqlAccount")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonClassDescription("What the application wants of the DB system.")
public record MySqlAccountSpec(
    @JsonPropertyDescription(
            "The MySqlDbSystem of this namespace that the account is on. It cannot be changed"
                + " later.")
        @Required
        DbSystemRef dbSystemRef,
    @JsonPropertyDescription(
            "Name of the database; otherwise that of this object, with _ for - and . in it. It is"
                + " made when there is none. One that another MySqlAccount of this namespace made"
                + " is shared when it is named here; any other one that is there is left alone. It"
                + " cannot be changed later.")
        @Size(min = 1, max = 64)
        @Pattern("^[a-z0-9_][a-z0-9_-]*$")
        String database,
    @JsonPropertyDescription(
            "What the account may do, in its database only: ReadOnly; ReadWrite (rows, temporary"
                + " tables, routines that are there), the default; Owner (tables, views, routines,"
                + " triggers and events as well).")
        Privileges privileges,
    @JsonPropertyDescription(
            "The store in whose vault each password is kept before an account gets it; otherwise"
                + " that of the DB system.")
        StoreRef secretStoreRef,
    @JsonPropertyDescription(
            "Name of the connection Secret; otherwise that of this object. It cannot be changed"
                + " later.")
        @Size(min = 1, max = 253)
        String secretName,
    @JsonPropertyDescription(
            "When the password is replaced. Without it, only when annotation tsunagi.dev/rotate-at"
                + " says so.")
        @Nullable Rotation rotation,
    @JsonPropertyDescription("What becomes of it all when this object is deleted.")
        OnDeletion onDeletion,
    @JsonPropertyDescription(
            "Whether the account may connect with TLS only, and we do, too; true when it is not"
                + " said.")
        @Nullable Boolean requireTls) {

  public static final MySqlAccountSpec EMPTY =
      new MySqlAccountSpec(
          DbSystemRef.NONE,
          "",
          Privileges.READ_WRITE,
          StoreRef.NONE,
          "",
          null,
          OnDeletion.DEFAULT,
          null);

  public MySqlAccountSpec {
    dbSystemRef = Completed.or(dbSystemRef, DbSystemRef.NONE);
    database = Completed.text(database);
    privileges = Completed.or(privileges, Privileges.READ_WRITE);
    secretStoreRef = Completed.or(secretStoreRef, StoreRef.NONE);
    secretName = Completed.text(secretName);
    onDeletion = Completed.or(onDeletion, OnDeletion.DEFAULT);
  }

  /// A MySqlDbSystem of the same namespace; there is no way to name one of another.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record DbSystemRef(
      @JsonPropertyDescription("Name of the MySqlDbSystem.") @Required @Size(min = 1, max = 253)
          String name) {

    public static final DbSystemRef NONE = new DbSystemRef("");

    public DbSystemRef {
      name = Completed.text(name);
    }
  }

  /// What an account may do in its database. None of them says anything about another one.
  public enum Privileges {
    @JsonProperty("ReadOnly")
    READ_ONLY,
    @JsonProperty("ReadWrite")
    READ_WRITE,
    /// Everything but to grant it to others.
    @JsonProperty("Owner")
    OWNER
  }

  /// Passwords change by two accounts that take turns: the one before works until the next change.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Rotation(
      @JsonPropertyDescription(
              "How long a password is handed out, e.g. 720h; an hour at least. It works for twice"
                  + " as long.")
          @Required
          @SchemaFrom(type = String.class)
          @Size(max = 32)
          @Pattern("^([0-9]+(\\.[0-9]+)?(ns|us|µs|ms|s|m|h))+$")
          @ValidationRule(
              value = "duration(self) >= duration('1h')",
              message = "every must be 1h at least: what reads the Secret needs time to follow")
          GoDuration every) {

    public static final GoDuration SHORTEST = GoDuration.HOUR;

    public Rotation {
      every = Completed.or(every, GoDuration.ZERO);
    }
  }

  /// Credentials that outlive their binding are a danger, and data that does not is a loss.
  @ValidationRule(
      value =
          "!(has(self.account) && self.account == 'Keep'"
              + " && has(self.database) && self.database == 'Drop')",
      message = "an account is of no use without its database: drop both, or keep the database")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record OnDeletion(
      @JsonPropertyDescription(
              "Drop, the default, to take the accounts away; Keep to leave them, and to let this"
                  + " object go without a word to the DB system if database is Keep as well.")
          Fate account,
      @JsonPropertyDescription(
              "Keep, the default, to leave the database with all its data; Drop to delete it, if"
                  + " this object made it and no other MySqlAccount uses it.")
          Fate database) {

    public static final OnDeletion DEFAULT = new OnDeletion(Fate.DROP, Fate.KEEP);

    public OnDeletion {
      account = Completed.or(account, Fate.DROP);
      database = Completed.or(database, Fate.KEEP);
    }
  }

  /// What becomes of a thing on the DB system.
  public enum Fate {
    @JsonProperty("Keep")
    KEEP,
    @JsonProperty("Drop")
    DROP
  }
}
