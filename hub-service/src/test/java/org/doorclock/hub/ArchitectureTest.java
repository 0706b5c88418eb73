// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;

@AnalyzeClasses(packages = "org.doorclock.hub", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_hub_knows_core_alone = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.doorclock.door..",
                    "org.doorclock.hardware..",
                    "org.doorclock.provisioning..",
                    "org.doorclock.system..");

    @ArchTest
    static final ArchRule time_is_a_constructor_argument = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class);

    @ArchTest
    static final ArchRule only_the_broker_package_knows_mqtt_libraries = noClasses()
            .that()
            .resideOutsideOfPackage("org.doorclock.hub.broker")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.eclipse.paho..", "org.apache.activemq..");

    @ArchTest
    static final ArchRule only_the_oidc_package_knows_the_library_of_openid_connect = noClasses()
            .that()
            .resideOutsideOfPackage("org.doorclock.hub.oidc")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.nimbusds..");

    @ArchTest
    static final ArchRule the_store_knows_no_other_part_of_the_hub = noClasses()
            .that()
            .resideInAPackage("org.doorclock.hub.store")
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "other packages of the hub",
                    type -> type.getPackageName().startsWith("org.doorclock.hub")
                            && !type.getPackageName().equals("org.doorclock.hub.store")));
}
