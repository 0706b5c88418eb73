// SPDX-License-Identifier: Apache-2.0
package org.doorclock.provisioning;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.doorclock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule provisioning_knows_core_alone = noClasses()
            .that()
            .resideInAPackage("org.doorclock.provisioning..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.doorclock.door..", "org.doorclock.hub..", "org.doorclock.hardware..");
}
