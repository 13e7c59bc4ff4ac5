package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.LenientJson;
import dev.tsunagi.secrets.SecretValue;
import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import org.jspecify.annotations.Nullable;

/// Takes server and identity out of a kubeconfig that a user wrote.
///
/// Only what the kubeconfig itself holds is taken: a program that it names would run in the
/// operator, and a file that it names would be the operator's.
final class Kubeconfig {

  private Kubeconfig() {}

  static ClusterConnection.Key parse(SecretValue yaml) {
    var config = read(yaml);
    var context = context(config);
    return new ClusterConnection.Key(server(config, context), identity(config, context));
  }

  private static Config read(SecretValue yaml) {
    try {
      var config = new LenientJson().unmarshal(yaml.text(), Config.class);
      if (config != null) {
        return config;
      }
    } catch (RuntimeException e) {
      // Falls through: the parser's text quotes what it read.
    }
    throw invalid("it is not a kubeconfig");
  }

  private static Context context(Config config) {
    return config.getContexts().stream()
        .filter(c -> Objects.equals(c.getName(), config.getCurrentContext()))
        .map(c -> c.getContext())
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(() -> invalid("current-context names none of its contexts"));
  }

  private static ClusterServer server(Config config, Context context) {
    var cluster =
        config.getClusters().stream()
            .filter(c -> Objects.equals(c.getName(), context.getCluster()))
            .map(c -> c.getCluster())
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> invalid("the context names none of its clusters"));
    refuse(
        cluster.getCertificateAuthority(), "certificate-authority", "certificate-authority-data");
    refuse(cluster.getProxyUrl(), "proxy-url", "no proxy");
    return new ClusterServer(
        ClusterServer.of(required(cluster.getServer(), "server"), "").url(),
        ca(cluster),
        Boolean.TRUE.equals(cluster.getInsecureSkipTlsVerify()));
  }

  private static String ca(Cluster cluster) {
    var data = cluster.getCertificateAuthorityData();
    return isGiven(data) ? decoded(data, "certificate-authority-data").text() : "";
  }

  private static ClusterIdentity identity(Config config, Context context) {
    var user =
        config.getUsers().stream()
            .filter(u -> Objects.equals(u.getName(), context.getUser()))
            .map(u -> u.getUser())
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> invalid("the context names none of its users"));
    refuseForeign(user);
    if (isGiven(user.getToken())) {
      return new ClusterIdentity.Token(SecretValue.of(user.getToken()));
    }
    return new ClusterIdentity.Certificate(
        decoded(
            required(user.getClientCertificateData(), "token, or client-certificate-data"),
            "client-certificate-data"),
        decoded(required(user.getClientKeyData(), "client-key-data"), "client-key-data"));
  }

  private static void refuseForeign(AuthInfo user) {
    refuse(user.getTokenFile(), "tokenFile", "token");
    refuse(user.getClientCertificate(), "client-certificate", "client-certificate-data");
    refuse(user.getClientKey(), "client-key", "client-key-data");
    refuse(user.getUsername(), "username", "token");
    refuse(user.getAs(), "as", "the identity itself");
    if (user.getExec() != null) {
      throw refused("exec", "token");
    }
    if (user.getAuthProvider() != null) {
      throw refused("auth-provider", "token");
    }
  }

  private static void refuse(@Nullable String value, String field, String instead) {
    if (isGiven(value)) {
      throw refused(field, instead);
    }
  }

  private static FailureException refused(String field, String instead) {
    return invalid("%s is not taken from it; give %s".formatted(field, instead));
  }

  private static boolean isGiven(@Nullable String value) {
    return value != null && !value.isEmpty();
  }

  private static String required(@Nullable String value, String field) {
    if (value == null || value.isEmpty()) {
      throw invalid("%s is missing".formatted(field));
    }
    return value;
  }

  private static SecretValue decoded(String base64, String field) {
    try {
      return SecretValue.of(Base64.getMimeDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      // No cause: its text quotes a character.
      throw invalid("%s is not base64".formatted(field));
    }
  }

  private static FailureException invalid(String text) {
    return new FailureException(
        new Failure.Invalid("spec.provider.kubernetes.authRef, the kubeconfig: " + text));
  }
}
