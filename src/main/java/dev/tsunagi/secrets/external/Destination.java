package dev.tsunagi.secrets.external;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.secrets.SecretData;

/// Where the values of an ExternalSecret go: a Secret, or another object.
interface Destination {

  /// Whether the target needs no repair before its time.
  boolean isIntact(ExternalSecret primary);

  /// Whether a refresh with the same values would write nothing.
  boolean isAsWritten(ExternalSecret primary);

  /// Brings the target to hold `data`, and tells what was done.
  Applied apply(ExternalSecret primary, SecretData data);

  /// Whether there is something that would be deleted or emptied if the provider had nothing.
  boolean wouldLose(ExternalSecret primary);

  /// The provider has nothing any more: what `deletionPolicy` makes of that.
  Applied applyNothing(ExternalSecret primary);

  /// Deletes the target if it is controlled by exactly this ExternalSecret; says whether it did.
  boolean delete(ExternalSecret primary);
}
