package dev.tsunagi.simulator.oci;

import module java.base;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `simulate`: runs a simulator until it is interrupted.
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Serves a simulated Oracle Cloud: OCI Vault, keys, identity and workload identity, for any"
            + " OCI SDK or CLI. Everything is in memory and gone at the end.")
public final class SimulateCommand implements Callable<Integer> {

  @Option(
      names = "--port",
      defaultValue = "8440",
      paramLabel = "PORT",
      description = "HTTP port; 0 is any free one. Default: ${DEFAULT-VALUE}")
  private int port;

  @Option(
      names = "--tls-port",
      defaultValue = "-1",
      paramLabel = "PORT",
      description =
          "HTTPS port; OKE workload identity looks at 12250, 0 is any free one, -1 is none."
              + " Default: ${DEFAULT-VALUE}")
  private int tlsPort;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      paramLabel = "HOST",
      description = "Address to listen on. Default: ${DEFAULT-VALUE}")
  private String host = "127.0.0.1";

  @Option(
      names = "--seed",
      paramLabel = "FILE",
      description = "YAML that says what there is. Default: a tenancy with a few secrets")
  private @Nullable Path seed;

  @Option(
      names = "--signatures",
      defaultValue = "VERIFY",
      paramLabel = "CHECK",
      description =
          "OFF: everyone is an administrator. PARSE: callers are believed. VERIFY: they prove who"
              + " they are. Default: ${DEFAULT-VALUE}")
  private SignatureCheck signatures = SignatureCheck.VERIFY;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description =
          "Where to write the private keys of users, with a configuration file for OCI clients,"
              + " and the certificate to trust at the HTTPS port")
  private @Nullable Path keys;

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Returns when the thread is interrupted.
  @Override
  public Integer call() throws IOException {
    var settings =
        new OciSimulator.Settings(host, port, tlsPort, Clock.systemUTC(), seed(), signatures);
    try (var simulator = OciSimulator.start(settings)) {
      if (keys != null) {
        write(simulator, keys);
      }
      describe(simulator);
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UncheckedIOException e) {
      throw new ParameterException(spec.commandLine(), reason(e), e);
    }
    return 0;
  }

  private Seed seed() throws IOException {
    if (seed == null) {
      return Seed.defaults();
    }
    try {
      return Seed.parse(Files.readString(seed));
    } catch (NoSuchFileException e) {
      throw new ParameterException(spec.commandLine(), "There is no file " + seed, e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), seed + ": " + e.getMessage(), e);
    }
  }

  private static void write(OciSimulator simulator, Path directory) throws IOException {
    for (var key : simulator.userKeys()) {
      key.writeTo(directory);
    }
    Files.createDirectories(directory);
    var certificate = simulator.caCertificatePem();
    if (certificate.isPresent()) {
      Files.writeString(directory.resolve("ca.pem"), certificate.get());
    }
  }

  private void describe(OciSimulator simulator) {
    var out = spec.commandLine().getOut();
    out.println("Simulated Oracle Cloud at " + simulator.url());
    simulator.tlsUrl().ifPresent(url -> out.println("                   and at " + url));
    for (var vault : simulator.seed().vaults()) {
      out.println("  vault " + vault.name() + "  " + vault.id());
      for (var secret : Seed.orEmpty(vault.secrets())) {
        out.println("    secret " + secret.name());
      }
    }
    out.println();
    suggest(simulator).forEach(out::println);
    out.flush();
  }

  private List<String> suggest(OciSimulator simulator) {
    var lines = new ArrayList<String>();
    simulator.seed().vaults().stream()
        .findFirst()
        .ifPresent(vault -> lines.addAll(forVault(simulator.url(), vault)));
    lines.add("Let the next three reads fail:");
    lines.add(
        "  curl -X POST --data '{\"operation\":\"GetSecretBundleByName\",\"kind\":\"status\","
            + "\"status\":503,\"times\":3}' "
            + simulator.url()
            + "/simulator/faults");
    lines.add("See what was asked:");
    lines.add("  curl " + simulator.url() + "/simulator/journal");
    return lines;
  }

  private List<String> forVault(URI url, Seed.Vault vault) {
    var config = keys == null ? "DIR/config (written with --keys DIR)" : keys.resolve("config");
    return List.of(
        "Give a secret a new version:",
        "  curl -X PUT --data 's3cret' "
            + url
            + "/simulator/secrets/"
            + vault.name()
            + "/api-token",
        "Read it with the OCI CLI:",
        "  oci --config-file " + config + " --endpoint " + url + " \\",
        "      secrets secret-bundle get-secret-bundle-by-name --secret-name api-token --vault-id "
            + vault.id());
  }

  private static String reason(UncheckedIOException e) {
    return e.getMessage() + ": " + Objects.requireNonNull(e.getCause()).getMessage();
  }
}
