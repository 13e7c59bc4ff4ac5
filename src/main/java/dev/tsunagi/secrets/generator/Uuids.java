package dev.tsunagi.secrets.generator;

import module java.base;

import dev.tsunagi.secrets.SecretData;

/// Random UUIDs: version 4, variant 1 of RFC 9562. Pure but for chance.
final class Uuids {

  private Uuids() {}

  static SecretData generate(SecureRandom random) {
    var high = (random.nextLong() & ~0xF000L) | 0x4000L;
    var low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return SecretData.ofTexts(Map.of("uuid", new UUID(high, low).toString()));
  }
}
