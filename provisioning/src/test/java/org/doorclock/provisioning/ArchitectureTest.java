// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

@AnalyzeClasses(packages = "org.doorclock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule provisioning_knows_core_alone = noClasses()
            .that()
            .resideInAPackage("org.doorclock.provisioning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.doorclock.door..", "org.doorclock.hub..", "org.doorclock.hardware..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.doorclock.provisioning.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule the_register_knows_no_other_part_of_provisioning = noClasses()
            .that()
            .resideInAPackage("org.doorclock.provisioning.register")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.doorclock.provisioning.authority", "org.doorclock.provisioning.est");

    @ArchTest
    static final ArchRule time_is_a_constructor_argument = noClasses()
            .that()
            .resideInAPackage("org.doorclock.provisioning..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime");
}
