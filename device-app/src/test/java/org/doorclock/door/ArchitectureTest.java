// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;

@AnalyzeClasses(packages = "org.doorclock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEVER_SEES_THE_HUB = noClasses()
            .that()
            .resideInAPackage("org.doorclock.door..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.doorclock.hub..");

    @ArchTest
    static final ArchRule NOTHING_POINTS_BACK = noClasses()
            .that()
            .resideOutsideOfPackage("org.doorclock.door..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.doorclock.door..");

    @ArchTest
    static final ArchRule THE_INDEX_IS_BEHIND_THE_STORE = noClasses()
            .that()
            .resideOutsideOfPackage("org.doorclock.door.store..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.mapdb..");

    @ArchTest
    static final ArchRule READS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("org.doorclock.door..")
            .should()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Date.class);
}
