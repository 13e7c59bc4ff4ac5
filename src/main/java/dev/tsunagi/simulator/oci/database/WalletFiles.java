package dev.tsunagi.simulator.oci.database;

import module java.base;

import dev.tsunagi.simulator.oci.wire.Answer;

/// A wallet in the shape of a real one: the right files, of which only the texts mean anything.
final class WalletFiles {

  private static final List<String> BINARY =
      List.of("cwallet.sso", "ewallet.p12", "keystore.jks", "truststore.jks");

  private WalletFiles() {}

  static Answer zip(AutonomousDatabase database) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var file : files(database).entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Answer(
        200, Map.of("content-type", "application/octet-stream"), Optional.of(bytes.toByteArray()));
  }

  private static SortedMap<String, byte[]> files(AutonomousDatabase database) {
    var all = new TreeMap<String, byte[]>();
    var random = new SecureRandom();
    for (var name : BINARY) {
      var content = new byte[64];
      random.nextBytes(content);
      all.put(name, content);
    }
    var alias = database.dbName().toLowerCase(Locale.ROOT);
    all.put(
        "tnsnames.ora",
        text(
            "%s_high = (description=(address=(protocol=tcps)(port=1522)(host=%s)))\n"
                .formatted(alias, database.host())));
    all.put("sqlnet.ora", text("WALLET_LOCATION = (SOURCE = (METHOD = file))\n"));
    all.put("ojdbc.properties", text("oracle.net.wallet_location=(SOURCE=(METHOD=FILE))\n"));
    all.put("README", text("A simulated wallet.\n"));
    return all;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
