package dev.tsunagi.secrets.provider.vault;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;

/// What OCI would refuse of a secret, said before it is asked. Pure.
final class Limits {

  /// OCI says 25 KB and not of what; we count the bytes themselves.
  static final int LARGEST = 25 * 1024;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,255}");

  private Limits() {}

  static void checkName(String key) {
    if (!NAME.matcher(key).matches()) {
      throw invalid(
          ("\"%s\" cannot be the name of a vault secret: OCI takes up to 255 letters, digits,"
                  + " hyphens, underscores and dots; change remoteKey, or add a rewrite")
              .formatted(key));
    }
  }

  static void checkSize(String key, SecretValue value) {
    if (value.length() > LARGEST) {
      throw invalid(
          "secret \"%s\" would have %d bytes, OCI takes at most %d; push less to it"
              .formatted(key, value.length(), LARGEST));
    }
  }

  static void checkStore(String compartment, String encryptionKey) {
    if (encryptionKey.isEmpty()) {
      throw invalid(
          "SecretStore must reference encryption key: set spec.provider.oracle.encryptionKey of the"
              + " store to the OCID of an AES key of the vault");
    }
    checkCompartment(compartment);
  }

  static void checkCompartment(String compartment) {
    if (compartment.isEmpty()) {
      throw invalid(
          "SecretStore must reference compartment: set spec.provider.oracle.compartment of the"
              + " store to the OCID of the one that holds the secrets");
    }
  }

  private static FailureException invalid(String text) {
    return new FailureException(new Failure.Invalid(text));
  }
}
