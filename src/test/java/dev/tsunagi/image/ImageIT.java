package dev.tsunagi.image;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.app.Crds;
import dev.tsunagi.app.KubernetesClients;
import dev.tsunagi.dev.Samples;
import dev.tsunagi.simulator.kubernetes.KubernetesSimulator;
import dev.tsunagi.support.Program;
import io.fabric8.kubernetes.client.Config;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The container image of the packaged operator.
@Tag("slow")
class ImageIT {

  private static final Path TARGET = Path.of("target");

  @TempDir static Path directory;
  private static Content content = new Content(Path.of(""));
  private static ImageTar image = new ImageTar(Path.of(""));

  @BeforeAll
  static void build() throws Exception {
    content = ImageBuild.fill(Content.in(directory.resolve("root")), TARGET, Optional.empty());
    Training.run(content);
    content.date();
    CLibrary.copy(Architecture.ofThisMachine(), content.root());
    image = new ImageTar(directory.resolve("image.tar"));
    OciImage.write(content, "scratch", Architecture.ofThisMachine(), image.file());
  }

  /// One that is missing shows in the worst moment, as a class that is not found.
  @Test
  void theRuntimeHasEveryModuleThatTheClassPathRefersTo() throws IOException {
    var libraries = content.application().resolve("lib").resolve("*").toString();
    var arguments =
        List.of(
            "--multi-release",
            "25",
            "--ignore-missing-deps",
            "--recursive",
            "-summary",
            "--class-path",
            libraries,
            content.jar().toString());
    var said = new StringWriter();
    var writer = new PrintWriter(said);
    ToolProvider.findFirst("jdeps")
        .orElseThrow()
        .run(writer, writer, arguments.toArray(String[]::new));
    var modules =
        said.toString()
            .lines()
            .filter(line -> line.matches("\\S+ -> (java|jdk)\\.\\S+"))
            .map(line -> line.replaceFirst(".* -> ", ""))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(modules).contains("java.base");
    assertThat(TrimmedRuntime.modules(content.runtime())).containsAll(modules);
  }

  /// Java looks for one that is missing among the services of the class path, and makes them all.
  @Test
  void theRuntimeAsksForAlgorithmsOnlyWhomItHas() throws IOException {
    var settings = new Properties();
    var file = content.runtime().resolve(Path.of("conf", "security", "java.security"));
    try (var in = Files.newBufferedReader(file)) {
      settings.load(in);
    }
    var asked =
        IntStream.iterate(1, i -> i + 1)
            .mapToObj(i -> settings.getProperty("security.provider." + i))
            .takeWhile(Objects::nonNull)
            .toList();
    assertThat(asked)
        .startsWith("SUN", "SunRsaSign", "SunEC", "SunJSSE", "SunJCE")
        .doesNotContain("SunJGSS", "XMLDSig", "SunPCSC", "SunPKCS11");
  }

  /// `AOTMode=on` ends a JVM that cannot use its cache.
  @Test
  void theOperatorStartsFromItsCacheAndSpeaksTls() throws Exception {
    var settings = new KubernetesSimulator.Settings(0, true, Clock.systemUTC());
    try (var cluster = KubernetesSimulator.start(settings);
        var client = KubernetesClients.of(Config.fromKubeconfig(cluster.kubeconfig()), "test")) {
      Samples.of(Crds.yaml()).apply(client);
      var kubeconfig = Files.writeString(directory.resolve("kubeconfig"), cluster.kubeconfig());
      var options = new ArrayList<>(content.javaOptions());
      options.add("-XX:AOTMode=on");
      try (var operator =
          Program.start(
              content.java(),
              options,
              content.jar(),
              "run",
              "--kubeconfig=" + kubeconfig,
              "--live-addr=127.0.0.1:0",
              "--metrics-addr=127.0.0.1:0")) {
        operator.awaitLine("(ready)");
        assertThat(operator.terminate()).isEqualTo(143);
        assertThat(operator.all()).doesNotContain("[warning]", "[error]");
      }
    }
  }

  @Test
  void itRunsTheOperatorAsNobody() throws IOException {
    var config = image.config();
    assertThat(config.at("/config/User").asText()).isEqualTo("65532:65532");
    assertThat(texts(config.at("/config/Entrypoint")))
        .containsExactly(
            "/opt/java/bin/java",
            "@/app/jvm.options",
            "-XX:AOTCache=/app/tsunagi.aot",
            "-jar",
            "/app/tsunagi.jar");
    assertThat(texts(config.at("/config/Cmd"))).containsExactly("run");
    assertThat(config.path("architecture").asText()).isEqualTo(Architecture.ofThisMachine().name());
  }

  /// Nor does it tell who built it, and when.
  @Test
  void nobodyCanChangeAnythingInIt() throws IOException {
    var entries = new ArrayList<TarArchiveEntry>();
    image.eachFile(entries::add);
    assertThat(entries)
        .extracting(TarArchiveEntry::getName)
        .contains("opt/java/lib/modules", "app/tsunagi.jar", "app/tsunagi.aot", "etc/passwd")
        .doesNotHaveDuplicates();
    assertThat(entries)
        .allSatisfy(
            entry -> {
              assertThat(entry.getLongUserId()).isZero();
              assertThat(entry.getMode() & 07022).as(entry.getName()).isZero();
              assertThat(entry.getLastModifiedTime().toInstant()).isEqualTo(Content.MADE);
            });
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asText).toList();
  }
}
