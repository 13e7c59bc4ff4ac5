package dev.tsunagi.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import module java.base;

import dev.tsunagi.dev.DevMain;
import dev.tsunagi.support.Program;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Every command of the documents is run as it is written, against dev mode with all its samples,
/// in the order in which it is read, or is known not to be run here, with a reason. Some of it
/// starts a JVM, which takes its time; [DocumentedCommandsTest] reads them with every build.
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class DocumentedCommandsIT {

  /// What only asks may be asked again: the operator may not have come to it.
  private static final Pattern ASKS = Pattern.compile("kubectl (?:-n \\S+ )?(?:get|describe) .*");

  /// Whose exit code 1 says that something waits for people.
  private static final Pattern JUDGES = Pattern.compile(".* migrate check.*");

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration SOON = Duration.ofSeconds(20);

  @TempDir static Path home;
  private Program dev;
  private ReadersMachine machine;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    assumeTrue(isOnThePath("kubectl"), "kubectl is not on the PATH");
    var kubeconfig = home.resolve("kubeconfig");
    dev =
        Program.start(
            List.of("-Xmx384m", "-XX:+UseSerialGC"),
            DevMain.class,
            "dev",
            "--patience",
            String.valueOf(PATIENCE.toSeconds()),
            "--write-kubeconfig",
            kubeconfig.toString());
    var cloud = dev.awaitLine("simulated Oracle Cloud at (http\\S+)");
    dev.awaitLine("(Try next)", PATIENCE.plusMinutes(1));
    assertThat(dev.latest(500)).as("dev mode").doesNotContain("✘");
    machine =
        ReadersMachine.in(
            home,
            kubeconfig,
            Map.of(
                "<simulator>",
                cloud,
                "<simulated cloud>",
                cloud,
                "<the OCID>",
                "ocid1.mysqldbsystem.oc1.iad.inventory"));
    var before = machine.run("kubectl apply -f " + leftovers());
    assertThat(before.code()).as(before.output()).isZero();
  }

  /// What one who moves over finds in the cluster.
  private static Path leftovers() {
    return Path.of("src/test/resources/docs/leftovers.yaml").toAbsolutePath();
  }

  private static boolean isOnThePath(String program) {
    return Stream.of(System.getenv("PATH").split(":", -1))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
  }

  @AfterAll
  void stop() throws IOException {
    if (dev != null) {
      dev.close();
    }
    if (machine != null) {
      machine.leave();
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCommandWorksAsWritten() throws IOException {
    return DocumentedCommand.all().stream()
        .map(command -> DynamicTest.dynamicTest(command.toString(), () -> works(command)));
  }

  private void works(DocumentedCommand command) throws Exception {
    assertThat(command.beginsWithAProgram()).as("no program is known by that name").isTrue();
    var exception = NotRunHere.of(command);
    assumeTrue(exception.isEmpty(), () -> exception.orElseThrow().why);
    if (ASKS.matcher(command.text()).matches()) {
      await().atMost(SOON).untilAsserted(() -> runs(command));
    } else {
      runs(command);
    }
  }

  private void runs(DocumentedCommand command) throws IOException, InterruptedException {
    var ran = machine.run(command.text());
    var judged = ran.code() == 1 && JUDGES.matcher(command.text()).matches();
    assertThat(judged ? 0 : ran.code()).as(ran.output()).isZero();
    if (!command.ofAMoment()) {
      assertThat(ran.output().isBlank())
          .as("it says nothing")
          .isEqualTo(command.text().contains(" > "));
    }
  }

  @Test
  void everyExceptionIsDocumented() throws IOException {
    var commands = DocumentedCommand.all();
    assertThat(NotRunHere.values())
        .allSatisfy(exception -> assertThat(commands).anyMatch(exception::names));
  }
}
