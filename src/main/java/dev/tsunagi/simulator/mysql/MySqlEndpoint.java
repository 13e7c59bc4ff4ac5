package dev.tsunagi.simulator.mysql;

import module java.base;

import dev.tsunagi.simulator.mysql.Packets.Body;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A server on loopback that real drivers connect to; see the package.
public final class MySqlEndpoint implements AutoCloseable {

  private static final int QUIT = 1;
  private static final int USE = 2;
  private static final int QUERY = 3;
  private static final int PING = 14;
  private static final int RESET = 31;

  private final ServerSocket socket;
  private final SSLContext tls;
  private final Accounts accounts;
  private final Interpreter interpreter;
  private final SecureRandom random = new SecureRandom();
  private final AtomicInteger connections = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  private MySqlEndpoint(ServerSocket socket, SSLContext tls, Accounts accounts) {
    this.socket = socket;
    this.tls = tls;
    this.accounts = accounts;
    this.interpreter = new Interpreter(accounts);
  }

  /// On any free port. `tls` is for those who want it.
  public static MySqlEndpoint start(String administrator, String password, SSLContext tls) {
    try {
      var socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var endpoint = new MySqlEndpoint(socket, tls, new Accounts(administrator, password));
      Thread.ofVirtual().name("mysql-endpoint").start(endpoint::accept);
      return endpoint;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /// The administrator has another password from now on.
  public void password(String other) {
    synchronized (interpreter) {
      accounts.changePassword(other);
    }
  }

  private void accept() {
    try {
      while (true) {
        var client = socket.accept();
        open.add(client);
        Thread.ofVirtual().name("mysql-connection").start(() -> serve(client));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      converse(client, new Packets(client));
    } catch (IOException | BufferUnderflowException e) {
      // The client hung up, or speaks another language: it is left to itself.
    } finally {
      open.remove(client);
    }
  }

  private void converse(Socket client, Packets packets) throws IOException {
    var challenge = Greeting.challenge(random);
    packets.first(Greeting.hello(connections.incrementAndGet(), challenge, true));
    var answer = packets.read();
    var secure = Greeting.wantsTls(answer);
    if (secure) {
      packets.over(secured(client));
      answer = packets.read();
    }
    var reply = Greeting.reply(answer);
    var proof = reply.proof();
    if (!reply.method().equals(NativePassword.NAME)) {
      packets.write(Greeting.useOurMethod(challenge));
      proof = packets.read();
    }
    try {
      synchronized (interpreter) {
        accounts.logIn(reply.user(), proof, challenge, secure, reply.database());
      }
    } catch (SqlError e) {
      packets.write(Answers.error(e));
      return;
    }
    packets.write(Answers.done(0));
    obey(reply.user(), packets);
  }

  private SSLSocket secured(Socket client) throws IOException {
    var secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private void obey(String user, Packets packets) throws IOException {
    for (var command = packets.read();
        command.length > 0 && command[0] != QUIT;
        command = packets.read()) {
      for (var body : answered(user, command)) {
        packets.write(body);
      }
    }
  }

  private List<Body> answered(String user, byte[] command) {
    var text = new String(command, 1, command.length - 1, StandardCharsets.UTF_8);
    try {
      return switch (command[0]) {
        case PING, RESET -> List.of(Answers.done(0));
        case USE -> {
          synchronized (interpreter) {
            accounts.use(user, text);
          }
          yield List.of(Answers.done(0));
        }
        case QUERY -> Answers.of(interpreter.run(user, text));
        default -> throw new SqlError(1047, "08S01", "Unknown command");
      };
    } catch (SqlError e) {
      return List.of(Answers.error(e));
    }
  }

  /// Hangs up on everybody.
  @Override
  public void close() {
    try {
      socket.close();
      for (var client : open) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
