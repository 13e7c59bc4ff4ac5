package dev.tsunagi.secrets.provider.kubernetes;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.json.JsonObject;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;

/// What a Secret looks like after a push or a deletion. Pure.
final class PushedSecret {

  private PushedSecret() {}

  /// A new Secret, with type and metadata of the source where all of that is pushed.
  static Secret created(Push push, String namespace) {
    var source = push.source();
    var whole = push.address().property().isEmpty();
    var fresh =
        new SecretBuilder()
            .withType(whole && !source.type().isEmpty() ? source.type() : "Opaque")
            .withNewMetadata()
            .withNamespace(namespace)
            .withName(push.address().key())
            .withLabels(whole ? source.labels() : Map.of())
            .withAnnotations(whole ? source.annotations() : Map.of())
            .endMetadata()
            .build();
    return with(fresh, after(push, SecretData.EMPTY), marked(fresh, push));
  }

  /// The Secret with the content laid into it, or empty when it holds that already.
  static Optional<Secret> updated(Push push, Secret live) {
    var held = RemoteSecret.data(live);
    var next = after(push, held);
    if (next.equals(held)) {
      return Optional.empty();
    }
    var property = push.address().property();
    var isNew = !property.isEmpty() && !held.names().contains(property);
    return Optional.of(with(live, next, isNew ? marked(live, push) : PushMarks.of(live)));
  }

  private static PushMarks marked(Secret secret, Push push) {
    return PushMarks.of(secret).with(push.address(), push.owner());
  }

  /// The Secret less one key; empty when it was the last.
  static Optional<Secret> without(PushAddress address, Secret live) {
    var rest = new TreeMap<>(RemoteSecret.data(live).values());
    rest.remove(address.property());
    return rest.isEmpty()
        ? Optional.empty()
        : Optional.of(with(live, new SecretData(rest), PushMarks.of(live).without(address)));
  }

  private static SecretData after(Push push, SecretData held) {
    var property = push.address().property();
    return switch (push.content()) {
      case Push.Content.One _ when property.isEmpty() ->
          throw new FailureException(
              new Failure.Invalid(
                  ("a Secret holds keys: give remoteRef.property to push one key to \"%s\", or"
                          + " leave out secretKey to push all of them")
                      .formatted(push.address().key())));
      case Push.Content.One(var value) -> laid(held, property, value);
      case Push.Content.Whole(var data) when property.isEmpty() -> data;
      case Push.Content.Whole(var data) -> laid(held, property, JsonObject.of(data));
    };
  }

  private static SecretData laid(SecretData held, String property, SecretValue value) {
    return held.overlaidWith(SecretData.of(Map.of(property, value)));
  }

  private static Secret with(Secret secret, SecretData data, PushMarks marks) {
    var encoded = new TreeMap<String, String>();
    data.values().forEach((key, value) -> encoded.put(key, value.base64()));
    var builder = new SecretBuilder(secret).withData(encoded).editMetadata();
    if (marks.owners().isEmpty()) {
      builder.removeFromAnnotations(PushMarks.ANNOTATION);
    } else {
      builder.addToAnnotations(PushMarks.ANNOTATION, marks.json());
    }
    return builder.withManagedFields(List.of()).endMetadata().build();
  }
}
