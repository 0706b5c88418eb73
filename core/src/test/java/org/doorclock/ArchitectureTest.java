// SPDX-License-Identifier: Apache-2.0
package org.doorclock;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.doorclock.time.SystemTimeSource;

@AnalyzeClasses(packages = "org.doorclock", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule the_journal_knows_files_alone = onlyKnows("journal", "files");

    @ArchTest
    static final ArchRule time_knows_nothing_else_of_ours = onlyKnows("time");

    @ArchTest
    static final ArchRule identity_knows_nothing_else_of_ours = onlyKnows("identity");

    @ArchTest
    static final ArchRule files_know_nothing_else_of_ours = onlyKnows("files");

    @ArchTest
    static final ArchRule the_audit_log_knows_files_and_time = onlyKnows("audit", "files", "time");

    @ArchTest
    static final ArchRule settings_know_nothing_else_of_ours = onlyKnows("settings");

    @ArchTest
    static final ArchRule tls_knows_http_alone = onlyKnows("tls", "http");

    @ArchTest
    static final ArchRule http_knows_nothing_else_of_ours = onlyKnows("http");

    @ArchTest
    static final ArchRule barcodes_know_identifiers_alone = onlyKnows("barcode", "identity");

    @ArchTest
    static final ArchRule events_know_identifiers_and_time = onlyKnows("event", "identity", "time");

    @ArchTest
    static final ArchRule messages_know_events_and_time = onlyKnows("wire", "event", "time");

    @ArchTest
    static final ArchRule measures_know_events_time_and_files = onlyKnows("measure", "event", "time", "settings");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("org.doorclock.(*)..").should().beFreeOfCycles();

    /** By call or by method reference. */
    @ArchTest
    static final ArchRule one_class_alone_reads_the_machines_clocks = noClasses()
            .that(not(belongToAnyOf(SystemTimeSource.class)))
            .should()
            .accessTargetWhere(describe("reads a clock", access -> readsAClock(access.getTarget())));

    @ArchTest
    static final ArchRule nothing_is_printed = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule nothing_is_logged_past_the_logger = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    private static boolean readsAClock(final AccessTarget target) {
        final String owner = target.getOwner().getName();
        final String name = target.getName();
        return owner.equals("java.lang.System")
                        && Set.of("nanoTime", "currentTimeMillis").contains(name)
                || owner.startsWith("java.time.") && name.equals("now")
                || owner.equals("java.time.Clock") && name.startsWith("system")
                || owner.equals("java.util.Date") && name.equals("<init>");
    }

    private static ArchRule onlyKnows(final String name, final String... others) {
        final String[] known = new String[others.length + 1];
        known[0] = "org.doorclock." + name + "..";
        for (int i = 0; i < others.length; i++) {
            known[i + 1] = "org.doorclock." + others[i] + "..";
        }
        return classes()
                .that()
                .resideInAPackage(known[0])
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("org.doorclock..")).or(resideInAnyPackage(known)));
    }
}
