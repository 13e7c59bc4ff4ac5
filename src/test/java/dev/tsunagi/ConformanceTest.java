package dev.tsunagi;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.ConformanceCases;
import dev.tsunagi.support.ConformanceCases.Case;
import org.junit.jupiter.api.Test;

/// The list of cases and the tests that name them agree.
class ConformanceTest {

  private static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("dev.tsunagi");

  @Test
  void testsNameCasesOfTheListThatApply() {
    assertThat(ids(ConformanceCases.all().stream().filter(Case::applies)))
        .containsAll(namedByTests());
  }

  @Test
  void everyCaseThatAppliesIsNamedByATest() {
    assertThat(namedByTests())
        .containsAll(ids(ConformanceCases.all().stream().filter(Case::applies)));
  }

  @Test
  void noCaseIsListedTwice() {
    assertThat(ConformanceCases.all().stream().map(Case::id)).doesNotHaveDuplicates();
  }

  private static Set<String> ids(Stream<Case> cases) {
    return cases.map(Case::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> namedByTests() {
    return TESTS.stream()
        .flatMap(type -> type.getMethods().stream())
        .filter(method -> method.isAnnotatedWith(Conformance.class))
        .flatMap(method -> Stream.of(method.getAnnotationOfType(Conformance.class).value()))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
