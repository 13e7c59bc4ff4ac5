package dev.tsunagi.api;

import static com.tngtech.archunit.lang.conditions.ArchConditions.implement;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tsunagi.api.common.Conditioned;
import org.junit.jupiter.api.Test;

/// A kind is measured by the conditions in its status: whoever has some must say so.
class ConditionedStatusesTest {

  @Test
  void everyStatusWithConditionsIsConditioned() {
    var haveConditions =
        DescribedPredicate.<JavaClass>describe(
            "are a status with conditions",
            type ->
                type.getSimpleName().endsWith("Status")
                    && type.tryGetMethod("conditions").isPresent());
    classes()
        .that(haveConditions)
        .should(implement(Conditioned.class))
        .because("its conditions are metrics, too")
        .check(new ClassFileImporter().importPackages("dev.tsunagi.api"));
  }
}
