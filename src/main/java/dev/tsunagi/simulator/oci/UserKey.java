package dev.tsunagi.simulator.oci;

import module java.base;

/// What a user signs requests with: the key pair that was made for them, in the terms of an OCI
/// configuration file.
public record UserKey(
    String user,
    String userId,
    String tenancyId,
    String region,
    String fingerprint,
    String privateKeyPem) {

  /// Writes the key, and a configuration file with a profile for it, for the CLI and the SDKs.
  public void writeTo(Path directory) throws IOException {
    Files.createDirectories(directory);
    var key = directory.resolve(user + ".pem").toAbsolutePath();
    var config = directory.resolve("config").toAbsolutePath();
    writePrivately(key, privateKeyPem);
    writePrivately(
        config,
        """
        [DEFAULT]
        user=%s
        fingerprint=%s
        tenancy=%s
        region=%s
        key_file=%s
        """
            .formatted(userId, fingerprint, tenancyId, region, key));
  }

  private static void writePrivately(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      var mine = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(mine));
    }
    Files.writeString(file, text);
  }

  @Override
  public String toString() {
    return "UserKey[" + user + " " + fingerprint + "]";
  }
}
