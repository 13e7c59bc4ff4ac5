package dev.tsunagi.api.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import dev.tsunagi.support.CrdGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The committed CRDs of our own kinds are those that the records make.
class CrdsAreCurrentTest {

  @TestFactory
  java.util.stream.Stream<DynamicTest> committedIsGenerated() throws IOException {
    return CrdGenerator.generate().entrySet().stream()
        .map(
            crd ->
                DynamicTest.dynamicTest(
                    crd.getKey(),
                    () ->
                        assertThat(Path.of("crds", crd.getKey()))
                            .as("stale; run: mvn -Pcrds")
                            .hasContent(crd.getValue())));
  }
}
