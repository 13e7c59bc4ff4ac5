package dev.tsunagi.migrate;

import java.util.Locale;

/// What kind of thing a finding is, for programs. Names are added, never changed.
public enum Rule {
  /// The CRD is of a kind that we do not have.
  CRD_NOT_SERVED,
  /// The CRD does not serve the version that we speak.
  CRD_VERSION,
  /// The CRD would drop fields of ours.
  CRD_FIELDS,
  /// Objects may be stored in a version that our CRD does not have.
  CRD_STORED_VERSIONS,
  /// A webhook that goes converts between versions.
  CRD_CONVERSION,
  /// Who would take the CRD away, and every object with it.
  CRD_OWNERSHIP,
  /// An operator that acts, or would act, on the same objects.
  STILL_RUNNING,
  /// An admission webhook that guards what we have to write.
  WEBHOOK,
  /// Nobody looks after objects of this kind any more.
  KIND_NOT_SERVED,
  /// The object is written for a version that is not served.
  VERSION_NOT_SERVED,
  /// A finalizer that is kept, put on or taken off.
  FINALIZER,
  /// A finalizer that nobody would ever take off.
  FINALIZER_STUCK,
  /// The object is being deleted.
  IN_DELETION,
  /// How a store is read.
  STORE,
  /// A store that is not ready until it is changed.
  STORE_REFUSED,
  /// A store that is left alone for its provider.
  PROVIDER_NOT_SERVED,
  /// An object of another class of controllers.
  OTHER_CLASS,
  /// A vault is read as somebody else than before.
  IDENTITY,
  /// An object that is left alone for its store.
  LEFT_ALONE,
  /// An object whose spec is refused.
  REFUSED,
  /// A generator that is used as before.
  GENERATOR,
  /// A generator that cannot be used.
  GENERATOR_REFUSED,
  /// What a generator left to be cleaned up.
  GENERATOR_STATE,
  /// What is found by tags may be less.
  FIND_ALL_TAGS,
  /// Whether and when a target is read and written.
  TARGET,
  /// A target that somebody changed is going to be written.
  TARGET_DRIFTED,
  /// Whether and when a Secret is pushed.
  PUSH,
  /// What is not ours to delete at the provider.
  PUSH_DELETES_LESS,
  /// What stands for objects in many namespaces.
  FANOUT,
  /// A resource of OCI that the spec names.
  BOUND,
  /// A resource of OCI that is on record as ours.
  RESUMED,
  /// A resource of OCI that is taken over by its name.
  BY_NAME,
  /// A resource of OCI that would be made.
  MAKES_ANOTHER,
  /// A resource of OCI that only an operator before us knew by its name.
  OCID_NEEDED,
  /// A Secret to connect with that gets more keys.
  CONNECTION,
  /// A Secret to connect with that is somebody else's.
  CONNECTION_NOT_OURS,
  /// As whom resources of OCI are seen to.
  CREDENTIALS;

  /// As reports have it, e.g. `crd-fields`.
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
