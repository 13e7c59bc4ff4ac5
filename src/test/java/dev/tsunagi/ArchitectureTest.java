package dev.tsunagi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The floors. Imports go down only; this map is the architecture.
///
/// Before you add an entry, ask: does the lower package need to know, or could the upper one hand
/// it a value? A planner that wants a client is asking for a value.
class ArchitectureTest {

  static final String ROOT = "dev.tsunagi";

  static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(ROOT);

  /// Package → the packages of ours that it may use. Lowest first.
  static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  /// Islands import nothing of ours; only `dev` may import them. They order their own inside.
  static final List<String> ISLANDS =
      List.of("simulator.controllers", "simulator.kubernetes", "simulator.mysql", "simulator.oci");

  static {
    // floors 0 and 1: words, values, failures
    MAY_USE.put("failure", List.of());
    MAY_USE.put("secrets", List.of());
    MAY_USE.put("regex", List.of());
    MAY_USE.put("rate", List.of());
    MAY_USE.put("api.common", List.of());
    MAY_USE.put("template.value", List.of());
    MAY_USE.put("template.parse", List.of("template.value"));
    MAY_USE.put("template.call", List.of("template.value"));
    MAY_USE.put("template.exec", List.of("template.call", "template.parse", "template.value"));
    MAY_USE.put("template.functions", List.of("regex", "template.call", "template.value"));
    MAY_USE.put(
        "template", List.of("template.call", "template.exec", "template.parse", "template.value"));
    MAY_USE.put("api.secrets", List.of("api.common", "regex"));
    MAY_USE.put("api.generators", List.of("api.common"));
    MAY_USE.put("api.schema", List.of("api.common"));
    MAY_USE.put("api.provisioning", List.of("api.common"));
    MAY_USE.put("virtualnode", List.of());
    MAY_USE.put("schedule", List.of("api.common"));
    MAY_USE.put("api.workload", List.of("api.common"));
    // floor 2: the shell and the transports
    MAY_USE.put("reconcile", List.of("api.common", "failure"));
    MAY_USE.put("kube", List.of("api.common", "api.schema", "failure"));
    MAY_USE.put("oci.http", List.of());
    MAY_USE.put("oci", List.of("failure", "rate", "secrets"));
    // floor 3: features
    MAY_USE.put("secrets.provider", List.of("failure", "regex", "secrets", "secrets.json"));
    MAY_USE.put("secrets.provider.fake", List.of("failure", "secrets", "secrets.provider"));
    MAY_USE.put(
        "secrets.provider.kubernetes",
        List.of("failure", "kube", "secrets", "secrets.json", "secrets.provider"));
    MAY_USE.put(
        "secrets.provider.vault",
        List.of("failure", "oci", "secrets", "secrets.json", "secrets.provider"));
    MAY_USE.put("secrets.broker", List.of("failure", "rate", "secrets", "secrets.provider"));
    MAY_USE.put("secrets.json", List.of("failure", "secrets"));
    MAY_USE.put(
        "secrets.pipeline",
        List.of(
            "api.common",
            "api.secrets",
            "failure",
            "regex",
            "secrets",
            "secrets.json",
            "template",
            "template.value"));
    MAY_USE.put("secrets.ownership", List.of("secrets.pipeline"));
    MAY_USE.put("secrets.window", List.of("api.common", "api.secrets", "schedule"));
    MAY_USE.put(
        "secrets.manifest",
        List.of(
            "api.secrets",
            "failure",
            "kube",
            "reconcile",
            "secrets",
            "secrets.pipeline",
            "secrets.ownership",
            "template.value"));
    var stores =
        List.of(
            "api.common",
            "api.secrets",
            "failure",
            "kube",
            "oci",
            "reconcile",
            "regex",
            "secrets",
            "secrets.provider",
            "secrets.provider.fake",
            "secrets.provider.kubernetes",
            "secrets.provider.vault");
    MAY_USE.put("secrets.store", stores);
    MAY_USE.put(
        "secrets.generator",
        List.of(
            "api.common",
            "api.generators",
            "api.secrets",
            "failure",
            "kube",
            "reconcile",
            "secrets"));
    MAY_USE.put(
        "secrets.external",
        and(
            without(stores, "oci"),
            "secrets.broker",
            "secrets.generator",
            "secrets.manifest",
            "secrets.pipeline",
            "secrets.store",
            "secrets.ownership",
            "secrets.window",
            "template"));
    MAY_USE.put(
        "secrets.push",
        List.of(
            "api.common",
            "api.secrets",
            "failure",
            "kube",
            "reconcile",
            "regex",
            "secrets",
            "secrets.broker",
            "secrets.generator",
            "secrets.pipeline",
            "secrets.provider",
            "secrets.store",
            "template"));
    MAY_USE.put(
        "secrets.cluster", List.of("api.common", "api.secrets", "failure", "kube", "reconcile"));
    MAY_USE.put("manifest", List.of("virtualnode"));
    MAY_USE.put("lint", List.of("manifest", "virtualnode"));
    MAY_USE.put("metrics", List.of("api.common", "oci", "reconcile", "secrets.broker"));
    MAY_USE.put("metrics.endpoint", List.of("metrics"));
    var engine =
        List.of("api.common", "api.provisioning", "failure", "kube", "oci", "reconcile", "secrets");
    MAY_USE.put("provisioning", without(engine, "kube", "reconcile"));
    MAY_USE.put("provisioning.binding", List.of("failure", "kube", "secrets"));
    MAY_USE.put("provisioning.engine", and(engine, "provisioning", "provisioning.binding"));
    MAY_USE.put(
        "provisioning.acting",
        and(
            engine,
            "api.secrets",
            "provisioning",
            "secrets.json",
            "secrets.provider",
            "secrets.store"));
    for (var kind : List.of("autonomous", "mysql", "stream", "streampool")) {
      MAY_USE.put(
          "provisioning." + kind,
          and(without(engine, "kube"), "provisioning", "provisioning.engine"));
    }
    MAY_USE.put(
        "provisioning.account",
        List.of(
            "api.common",
            "api.provisioning",
            "failure",
            "provisioning",
            "provisioning.binding",
            "provisioning.engine",
            "reconcile",
            "secrets"));
    // Their nodes are Nodes, too.
    MAY_USE.put("provisioning.nodepool", and(engine, "provisioning", "provisioning.engine"));
    // Backups end in the same work requests as what they back up.
    MAY_USE.put(
        "provisioning.backup",
        and(without(engine, "kube"), "provisioning", "provisioning.engine", "provisioning.mysql"));
    MAY_USE.put(
        "provisioning.backup.schedule",
        List.of("api.common", "api.provisioning", "failure", "kube", "reconcile", "schedule"));
    MAY_USE.put(
        "workload",
        List.of("api.common", "api.workload", "failure", "kube", "reconcile", "virtualnode"));
    // It judges for all of them, with what they judge by themselves.
    MAY_USE.put(
        "migrate",
        List.of(
            "api.common",
            "api.generators",
            "api.provisioning",
            "api.schema",
            "api.secrets",
            "failure",
            "kube",
            "manifest",
            "oci",
            "provisioning",
            "provisioning.acting",
            "provisioning.autonomous",
            "provisioning.binding",
            "provisioning.engine",
            "provisioning.mysql",
            "provisioning.stream",
            "secrets.cluster",
            "secrets.external",
            "secrets.generator",
            "secrets.ownership",
            "secrets.push",
            "secrets.store"));
    // floor 4: everything below, put together
    MAY_USE.put("app", List.copyOf(MAY_USE.keySet()));
    // floor 5: a cluster on a laptop
    MAY_USE.put("dev", List.copyOf(MAY_USE.keySet()));
  }

  private static List<String> and(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  private static List<String> without(List<String> some, String... less) {
    return some.stream().filter(name -> !List.of(less).contains(name)).toList();
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CODE);
  }

  @Test
  void everyPackageHasItsPlace() {
    var existing =
        CODE.stream()
            .map(type -> type.getPackageName())
            .filter(name -> ISLANDS.stream().noneMatch(i -> within(name, ROOT + "." + i)))
            .collect(Collectors.toCollection(TreeSet::new));
    var placed =
        MAY_USE.keySet().stream()
            .map(name -> ROOT + "." + name)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(existing).isEqualTo(placed);
  }

  @TestFactory
  Stream<DynamicTest> importsOnlyGoDown() {
    return MAY_USE.entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> checkImports(entry.getKey(), entry.getValue())));
  }

  private static void checkImports(String name, List<String> allowed) {
    var forbidden =
        CODE.stream()
            .map(type -> type.getPackageName())
            .distinct()
            .filter(other -> !other.equals(ROOT + "." + name))
            .filter(other -> allowed.stream().noneMatch(a -> other.equals(ROOT + "." + a)))
            .filter(other -> !usesIsland(name, other))
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + "." + name)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(forbidden)
        .check(CODE);
  }

  private static boolean usesIsland(String name, String other) {
    return name.equals("dev") && within(other, ROOT + ".simulator");
  }

  @TestFactory
  Stream<DynamicTest> islandsImportNothingOfOurs() {
    return ISLANDS.stream()
        .map(
            island ->
                DynamicTest.dynamicTest(
                    island,
                    () ->
                        noClasses()
                            .that()
                            .resideInAPackage(ROOT + "." + island + "..")
                            .should()
                            .dependOnClassesThat(
                                new com.tngtech.archunit.base.DescribedPredicate<>(
                                    "are of ours outside the island") {
                                  @Override
                                  public boolean test(
                                      com.tngtech.archunit.core.domain.JavaClass type) {
                                    return within(type.getPackageName(), ROOT)
                                        && !within(type.getPackageName(), ROOT + "." + island);
                                  }
                                })
                            .allowEmptyShould(true)
                            .check(CODE)));
  }

  @Test
  void pureCodeTouchesNothing() {
    var pure = Set.of("Planner", "Plan", "Model", "Statuses", "Decision");
    noClasses()
        .that(
            new com.tngtech.archunit.base.DescribedPredicate<>("decide") {
              @Override
              public boolean test(com.tngtech.archunit.core.domain.JavaClass type) {
                return within(type.getPackageName(), ROOT + ".secrets.pipeline")
                    || (!within(type.getPackageName(), ROOT + ".simulator")
                        && pure.stream().anyMatch(type.getSimpleName()::endsWith));
              }
            })
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.fabric8.kubernetes.client..",
            "io.javaoperatorsdk..",
            "java.net..",
            "java.nio.file..",
            "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .callMethod(java.time.Instant.class, "now")
        .allowEmptyShould(true)
        .check(CODE);
  }

  private static boolean within(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }
}
