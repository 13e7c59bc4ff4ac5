package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.kube.TargetSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Hashes values so that the hash can be shown: without the key, which a Secret beside the operator
/// keeps, nobody can try values out on it.
///
/// Kept, because another key would make every bound Secret look changed after a restart.
public final class HashKey {

  private static final String NAME = "tsunagi-content-hash";
  private static final String ENTRY = "key";
  private static final String ALGORITHM = "HmacSHA256";

  private final TargetSecrets secrets;
  private final String namespace;
  private final SecureRandom random;
  private @Nullable SecretKeySpec key;

  /// `namespace` is the operator's.
  public HashKey(TargetSecrets secrets, String namespace, SecureRandom random) {
    this.secrets = secrets;
    this.namespace = namespace;
    this.random = random;
  }

  /// Reads the key, or makes it, when it is first needed.
  synchronized void prepare() {
    if (key == null) {
      key = secrets.read(namespace, NAME).map(HashKey::held).orElseGet(this::make);
    }
  }

  /// The hash of a value in its context: the same value elsewhere has another.
  synchronized String of(String context, byte[] value) {
    prepare();
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(Objects.requireNonNull(key));
      mac.update(context.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return Base64.getEncoder().encodeToString(Arrays.copyOf(mac.doFinal(value), 12));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  private SecretKeySpec make() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    var secret =
        new SecretBuilder()
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(NAME)
            .addToLabels("app.kubernetes.io/managed-by", "tsunagi")
            .endMetadata()
            .withType("Opaque")
            .addToData(ENTRY, Base64.getEncoder().encodeToString(bytes))
            .build();
    try {
      return held(secrets.create(secret, Marks.FIELD_MANAGER));
    } catch (FailureException e) {
      if (!(e.failure() instanceof Failure.Conflict)) {
        throw e;
      }
      return secrets.read(namespace, NAME).map(HashKey::held).orElseThrow(() -> e);
    }
  }

  private static SecretKeySpec held(Secret secret) {
    var value = secret.getData() == null ? null : secret.getData().get(ENTRY);
    if (value == null || value.isEmpty()) {
      throw new FailureException(
          new Failure.Unresolved(
              "Secret \"%s\" of the operator has no entry \"%s\"; delete it to have it made anew"
                  .formatted(NAME, ENTRY)));
    }
    return new SecretKeySpec(Base64.getDecoder().decode(value), ALGORITHM);
  }
}
