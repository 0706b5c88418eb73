// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.compliance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.cases.Story;
import org.doorclock.hub.organisation.Nation;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.OrganisationFile;
import org.doorclock.measure.Measures;
import org.doorclock.time.SettableTimeSource;

/** A book of cases of two trusts, a lone site in Scotland and one that no file places, and what counts them. */
final class ComplianceFixture {

    static final String ORGANISATION = """
            level,id,parent,title
            site,north,tyne,North Hospital
            site,east,tyne,East Hospital
            site,glen,scotland,Glen Hospital
            site,south,solent,South Hospital
            trust,tyne,north-network,Tyne Trust
            trust,solent,south-region,Solent Trust
            network,north-network,north-region,North Network
            region,north-region,england,North
            region,south-region,england,South
            """;

    final MeasureSet measures = new MeasureSet(Measures.builtIn());
    final CaseBook book = new CaseBook(CaseRules.usual(), measures);
    final SettableTimeSource time;
    final Compliance compliance;

    private long next = 1;

    ComplianceFixture(final Path directory, final String now) throws Exception {
        final Organisation organisation = OrganisationFile.read(
                Files.writeString(directory.resolve("organisation.csv"), ORGANISATION), Nation.ENGLAND);
        time = new SettableTimeSource(Instant.parse(now));
        compliance = new Compliance(book, organisation, Calendar.usual(), site -> List.of(), time);
    }

    void tell(final Story story) {
        book.stored(Story.stored(story.events(), next));
        next += story.events().size();
    }

    /** Of 2026, everywhere, few cases shown. */
    Question question(final String measure) {
        return Question.of(
                        measures.find(measure).orElseThrow(),
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2027-01-01"))
                .showingSmall(true);
    }
}
