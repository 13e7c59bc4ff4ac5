package dev.tsunagi.simulator.mysql;

import module java.base;

import dev.tsunagi.simulator.mysql.Packets.Body;

/// What a server says first, and how a client answers it (`HandshakeV10`, `HandshakeResponse41`).
final class Greeting {

  static final String VERSION = "8.4.4-simulated";

  private static final int CONNECT_WITH_DB = 8;
  private static final int PROTOCOL_41 = 0x200;
  private static final int SSL = 0x800;
  private static final int TRANSACTIONS = 0x2000;
  private static final int SECURE_CONNECTION = 0x8000;
  private static final int PLUGIN_AUTH = 0x80000;
  private static final int LENGTH_ENCODED = 0x200000;
  private static final int UTF8MB4 = 45;
  private static final int CHALLENGE = 20;

  /// Of the client's answer: flags, longest packet, character set, and nothing.
  private static final int FIXED = 32;

  private Greeting() {}

  /// Who wants to come in. `proof` is the answer to the challenge by `method`.
  @SuppressWarnings("ArrayRecordComponent") // handed on at once
  record Reply(String user, byte[] proof, String database, String method) {}

  /// A challenge holds no zero byte.
  static byte[] challenge(SecureRandom random) {
    var bytes = new byte[CHALLENGE];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (1 + random.nextInt(126));
    }
    return bytes;
  }

  static Body hello(int connection, byte[] challenge, boolean tls) {
    var flags =
        1
            | 4
            | CONNECT_WITH_DB
            | PROTOCOL_41
            | TRANSACTIONS
            | SECURE_CONNECTION
            | PLUGIN_AUTH
            | LENGTH_ENCODED
            | (tls ? SSL : 0);
    return new Body()
        .number(10, 1)
        .zeroed(VERSION)
        .number(connection, 4)
        .raw(Arrays.copyOf(challenge, 8))
        .number(0, 1)
        .number(flags, 2)
        .number(UTF8MB4, 1)
        .number(2, 2)
        .number(flags >> 16, 2)
        .number(CHALLENGE + 1, 1)
        .raw(new byte[10])
        .raw(Arrays.copyOfRange(challenge, 8, CHALLENGE))
        .number(0, 1)
        .zeroed(NativePassword.NAME);
  }

  /// Asks for the one method that we know.
  static Body useOurMethod(byte[] challenge) {
    return new Body().number(0xfe, 1).zeroed(NativePassword.NAME).raw(challenge).number(0, 1);
  }

  /// Whether the client wants TLS before it says more.
  static boolean wantsTls(byte[] answer) {
    return answer.length == FIXED && (flags(answer) & SSL) != 0;
  }

  private static int flags(byte[] answer) {
    return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt();
  }

  static Reply reply(byte[] answer) {
    var flags = flags(answer);
    var rest = ByteBuffer.wrap(answer).position(FIXED);
    var user = zeroed(rest);
    var proof = new byte[rest.get() & 255];
    rest.get(proof);
    var database = (flags & CONNECT_WITH_DB) == 0 ? "" : zeroed(rest);
    return new Reply(user, proof, database, (flags & PLUGIN_AUTH) == 0 ? "" : zeroed(rest));
  }

  private static String zeroed(ByteBuffer bytes) {
    var text = new ByteArrayOutputStream();
    while (bytes.hasRemaining()) {
      var b = bytes.get();
      if (b == 0) {
        break;
      }
      text.write(b);
    }
    return text.toString(StandardCharsets.UTF_8);
  }
}
