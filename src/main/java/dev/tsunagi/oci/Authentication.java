package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider;
import com.oracle.bmc.auth.SimpleAuthenticationDetailsProvider;
import com.oracle.bmc.auth.StringPrivateKeySupplier;
import com.oracle.bmc.model.BmcException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/// Makes the SDK's credential provider for an identity. Each is an object of its own; nothing here
/// touches the environment or any other state of the process.
public final class Authentication {

  private final OciSettings settings;
  private final SessionTokens sessions;
  private final ServiceAccountTokens accounts;
  private final Clock clock;
  private @Nullable SessionKey sessionKey;

  public Authentication(OciSettings settings, ServiceAccountTokens accounts, Clock clock) {
    this.settings = settings;
    this.accounts = accounts;
    this.clock = clock;
    this.sessions = new SessionTokens(http(settings), settings);
  }

  BasicAuthenticationDetailsProvider of(Identity identity) {
    return switch (identity) {
      case Identity.Workload(var namespace, var name, var audiences) ->
          workload(identity, () -> accounts.mint(namespace, name, audiences));
      case Identity.OperatorWorkload _ -> workload(identity, accounts::own);
      case Identity.Instance _ -> instance();
      case Identity.User(var tenancy, var user, var fingerprint, var privateKey) ->
          SimpleAuthenticationDetailsProvider.builder()
              .tenantId(tenancy)
              .userId(user)
              .fingerprint(fingerprint)
              .privateKeySupplier(new StringPrivateKeySupplier(privateKey.text()))
              .build();
    };
  }

  private WorkloadSession workload(Identity identity, Supplier<String> token) {
    return new WorkloadSession(sessions, sessionKey(), token, identity.describe(), clock);
  }

  /// Made when it is first needed.
  private synchronized SessionKey sessionKey() {
    var key = sessionKey;
    if (key == null) {
      key = SessionKey.generate();
      sessionKey = key;
    }
    return key;
  }

  private BasicAuthenticationDetailsProvider instance() {
    var builder = InstancePrincipalsAuthenticationDetailsProvider.builder();
    builder.detectEndpointRetries(1).timeoutForEachRetry((int) settings.readTimeout().toMillis());
    settings
        .endpoint()
        .ifPresent(
            url -> {
              builder.metadataBaseUrl(url.resolve("/opc/v2/").toString());
              // The SDK adds its path.
              builder.federationEndpoint(url.toString());
            });
    try {
      return new InstanceSession(builder.build());
    } catch (BmcException e) {
      throw InstanceSession.explained(e);
    } catch (RuntimeException e) {
      throw new FailureException(
          new Failure.Unavailable(
              "could not act as the instance principal of this node: no instance metadata service"
                  + " (is the operator running on an OCI compute instance?)"),
          e);
    }
  }

  private static HttpClient http(OciSettings settings) {
    var builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.connectTimeout());
    settings.certificates().map(Trust::only).ifPresent(builder::sslContext);
    return builder.build();
  }
}
