package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tsunagi.api.common.Completed;
import dev.tsunagi.api.common.SecretKeySelector;
import dev.tsunagi.api.common.ServiceAccountSelector;
import org.jspecify.annotations.Nullable;

/// A vault of OCI, and as whom it is read.
///
/// @param vault the vault's OCID
/// @param region its region, by name
/// @param auth an API key; null where the principal needs none
/// @param compartment the OCID of the compartment in which secrets are found and created
/// @param encryptionKey the OCID of the key that encrypts what is written
/// @param serviceAccountRef the ServiceAccount to act as with [PrincipalType#WORKLOAD]
/// @param referentIdentity whether references of a ClusterSecretStore that name no namespace mean
///     that of whoever uses the store; ours, not ESO's
/// @param failover where the secrets are replicated to, in the order in which to read there while
///     `region` is unavailable; ours, not ESO's
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record OracleProvider(
    @JsonInclude(JsonInclude.Include.ALWAYS) String vault,
    @JsonInclude(JsonInclude.Include.ALWAYS) String region,
    PrincipalType principalType,
    @Nullable Auth auth,
    @Nullable ServiceAccountSelector serviceAccountRef,
    String compartment,
    String encryptionKey,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean referentIdentity,
    List<Replica> failover) {

  public OracleProvider {
    vault = Completed.text(vault);
    region = Completed.text(region);
    principalType = Completed.or(principalType, PrincipalType.UNSET);
    compartment = Completed.text(compartment);
    encryptionKey = Completed.text(encryptionKey);
    failover = Completed.list(failover);
  }

  /// A vault in another region that holds replicas of the secrets.
  ///
  /// @param region by name
  /// @param vault its OCID
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Replica(
      @JsonInclude(JsonInclude.Include.ALWAYS) String region,
      @JsonInclude(JsonInclude.Include.ALWAYS) String vault) {

    public Replica {
      region = Completed.text(region);
      vault = Completed.text(vault);
    }
  }

  /// Who calls OCI.
  public enum PrincipalType {
    /// The user of `auth` where it is given, otherwise the instance.
    @JsonProperty("")
    UNSET,
    @JsonProperty("UserPrincipal")
    USER_PRINCIPAL,
    @JsonProperty("InstancePrincipal")
    INSTANCE_PRINCIPAL,
    @JsonProperty("Workload")
    WORKLOAD
  }

  /// A user's API key.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Auth(
      @JsonInclude(JsonInclude.Include.ALWAYS) String tenancy,
      @JsonInclude(JsonInclude.Include.ALWAYS) String user,
      SecretRef secretRef) {

    public Auth {
      tenancy = Completed.text(tenancy);
      user = Completed.text(user);
      secretRef = Completed.or(secretRef, SecretRef.NONE);
    }
  }

  /// Where the API key lies.
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record SecretRef(SecretKeySelector privatekey, SecretKeySelector fingerprint) {

    public static final SecretRef NONE =
        new SecretRef(SecretKeySelector.NONE, SecretKeySelector.NONE);

    public SecretRef {
      privatekey = Completed.or(privatekey, SecretKeySelector.NONE);
      fingerprint = Completed.or(fingerprint, SecretKeySelector.NONE);
    }
  }
}
