package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.auth.AuthCachingPolicy;
import com.oracle.bmc.auth.BasicAuthenticationDetailsProvider;
import com.oracle.bmc.auth.InstancePrincipalsAuthenticationDetailsProvider;
import com.oracle.bmc.auth.RefreshableOnNotAuthenticatedProvider;
import com.oracle.bmc.model.BmcException;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import org.jspecify.annotations.Nullable;

/// Signs for the instance principal of the node. What OCI's auth service answers to it is told as
/// that: the SDK lets an error of the session pass for one of the call that needed it.
@AuthCachingPolicy(cacheKeyId = false, cachePrivateKey = false)
final class InstanceSession
    implements BasicAuthenticationDetailsProvider, RefreshableOnNotAuthenticatedProvider<String> {

  private final InstancePrincipalsAuthenticationDetailsProvider session;

  InstanceSession(InstancePrincipalsAuthenticationDetailsProvider session) {
    this.session = session;
  }

  @Override
  public String getKeyId() {
    return explained(session::getKeyId);
  }

  @Override
  public String refresh() {
    return explained(session::refresh);
  }

  @Override
  public InputStream getPrivateKey() {
    return session.getPrivateKey();
  }

  @Override
  @Deprecated
  public @Nullable String getPassPhrase() {
    return null;
  }

  @Override
  public char @Nullable [] getPassphraseCharacters() {
    return null;
  }

  private static String explained(Supplier<String> step) {
    try {
      return step.get();
    } catch (BmcException e) {
      throw explained(e);
    }
  }

  static FailureException explained(BmcException e) {
    var failure = OciFailures.of(e, "get an OCI session for " + new Identity.Instance().describe());
    return failure.failure() instanceof Failure.Denied(var message, _)
        ? new FailureException(
            new Failure.Denied(
                message
                    + ": OCI's auth service does not accept the instance's certificate; the"
                    + " operator has to run on a compute instance of the tenancy"),
            e)
        : failure;
  }
}
