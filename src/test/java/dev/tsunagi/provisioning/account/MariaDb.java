package dev.tsunagi.provisioning.account;

import module java.base;

import dev.tsunagi.template.Options;
import dev.tsunagi.template.Template;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;

/// The MariaDB of this machine, if it has one: a server of the test's own, in a directory of its
/// own, on loopback.
final class MariaDb implements MySqlServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final int port;
  private final Process process;

  private MariaDb(Path directory, int port, Process process) {
    this.directory = directory;
    this.port = port;
    this.process = process;
  }

  /// Where the server's program is; empty when the machine has none.
  static Optional<Path> program() {
    return find("mariadbd");
  }

  private static Optional<Path> find(String name) {
    var path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.concat(Stream.of(path.split(":", -1)), Stream.of("/usr/sbin", "/usr/libexec"))
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static MariaDb start(Path directory) throws IOException, InterruptedException {
    var data = directory.resolve("data");
    var installed =
        run(
            directory,
            find("mariadb-install-db").orElseThrow().toString(),
            "--no-defaults",
            "--datadir=" + data,
            "--auth-root-authentication-method=normal",
            "--skip-test-db",
            "--user=" + System.getProperty("user.name"));
    if (installed.waitFor() != 0) {
      throw new IOException(Files.readString(directory.resolve("log")));
    }
    certify(directory);
    return listening(directory);
  }

  /// It cannot say which port it found, and somebody may take the free one before it does.
  private static MariaDb listening(Path directory) throws IOException, InterruptedException {
    while (true) {
      var port = freePort();
      var process = run(directory, command(directory, port).toArray(String[]::new));
      var server = new MariaDb(directory, port, process);
      if (server.awaitUp()) {
        return server;
      }
    }
  }

  private static List<String> command(Path directory, int port) throws IOException {
    Files.writeString(
        directory.resolve("init.sql"),
        """
        CREATE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
        GRANT ALL ON *.* TO '%1$s'@'%%' WITH GRANT OPTION;
        """
            .formatted(ADMIN, PASSWORD));
    return List.of(
        program().orElseThrow().toString(),
        "--no-defaults",
        "--user=" + System.getProperty("user.name"),
        "--datadir=" + directory.resolve("data"),
        "--port=" + port,
        "--bind-address=127.0.0.1",
        "--socket=" + directory.resolve("socket"),
        "--pid-file=" + directory.resolve("pid"),
        "--ssl-cert=" + directory.resolve("cert.pem"),
        "--ssl-key=" + directory.resolve("key.pem"),
        "--init-file=" + directory.resolve("init.sql"),
        "--skip-name-resolve",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-buffer-pool-size=16M");
  }

  private static void certify(Path directory) throws IOException {
    var options = Options.of(EngineV2.functions(Sources.system()));
    var both =
        Template.parse(
                "certificate",
                "{{ $c := genSelfSignedCert \"localhost\" nil nil 30 }}{{ $c.Cert }}#{{ $c.Key }}",
                options)
            .render(null)
            .split("#", -1);
    Files.writeString(directory.resolve("cert.pem"), both[0]);
    Files.writeString(directory.resolve("key.pem"), both[1]);
  }

  private static Process run(Path directory, String... command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(directory.resolve("log").toFile()))
        .start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /// Returns whether it serves; false when its port was taken. Throws [IOException] with its log
  /// when it does not serve for another reason.
  private boolean awaitUp() throws IOException, InterruptedException {
    var until = Instant.now().plus(PATIENCE);
    while (!opens(ADMIN, PASSWORD, "")) {
      if (!process.isAlive() || Instant.now().isAfter(until)) {
        close();
        var log = Files.readString(directory.resolve("log"));
        if (log.contains("another server running on port: " + port)) {
          return false;
        }
        throw new IOException(log);
      }
      Thread.sleep(100);
    }
    return true;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
