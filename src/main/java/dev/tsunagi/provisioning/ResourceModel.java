package dev.tsunagi.provisioning;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ScaledStatus;
import dev.tsunagi.secrets.SecretData;

/// What the engine must know about one kind, without asking OCI. Pure.
///
/// @param <S> the spec
/// @param <M> what the gateway brings; the engine never looks into it
public interface ResourceModel<S, M> {

  /// The kind in words, e.g. `stream`.
  String noun();

  /// What the spec lacks, or has too much of, for a resource to be made or bound.
  List<SpecProblem> problems(S spec);

  /// The spec with the OCIDs that its references to other objects stand for. `made`: the resource
  /// is there already, so that what counts when it is made does not any more.
  default S resolved(S spec, boolean made, References references) {
    return spec;
  }

  String id(M actual);

  /// The lifecycle state in OCI's words.
  String state(M actual);

  Lifecycle lifecycle(M actual);

  Map<String, String> freeformTags(M actual);

  Drift drift(S desired, M actual);

  /// What else is worth showing, such as an endpoint. Never a secret.
  Map<String, String> attributes(M actual);

  /// The nodes that such a resource consists of, if it does.
  default ScaledStatus scaled(S spec, M actual) {
    return ScaledStatus.EMPTY;
  }

  /// What keeps a resource that is there from being whole or of use, though OCI takes changes of it
  /// as of any other, or what made it fail.
  default Optional<Impediment> impediment(S spec, M actual) {
    return Optional.empty();
  }

  /// The secret inputs that the spec names, by field.
  default Map<String, CredentialSource> credentials(S spec) {
    return Map.of();
  }

  /// Whether a secret input that changed at its source is to be changed in OCI, too.
  default boolean rotates(S spec, String field) {
    return false;
  }

  /// Whether one connects to such a resource at all.
  default boolean connects() {
    return true;
  }

  /// Names the state of what the gateway's [ResourceGateway#attachment] would bring: it is asked
  /// for again when this changes. Empty for a resource that has none.
  default Optional<String> attachment(S spec, M actual) {
    return Optional.empty();
  }

  /// The name of the connection Secret: that of the object, as in OSOK.
  default String secretName(S spec, String objectName) {
    return objectName;
  }

  /// The keys of the connection Secret; empty until the resource can be connected to.
  Optional<SecretData> connection(S spec, M actual, Credentials credentials);
}
