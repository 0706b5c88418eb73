// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.analysis;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.doorclock.event.Modality;
import org.doorclock.event.Pathway;
import org.doorclock.hub.cases.Case;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.Standing;
import org.doorclock.hub.cases.Timing;
import org.doorclock.hub.compliance.Question;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/**
 * What the best practice tariff for TIA of 2011/12 would have paid for a site's patients: a base price, and an additional
 * payment each for a high-risk patient treated within 24 hours and for MRI. NHS Improvement, Diagnostics and Stroke: A
 * guide to achieving changes in imaging services to support new stroke pathways (2011). History: nobody is paid by it today.
 */
public final class Tariff {

    /** Pounds a patient, for providers that met the minimum criteria. */
    public static final int BASE = 450;

    /** Pounds more for a high-risk patient treated within 24 hours. */
    public static final int TREATED = 92;

    /** Pounds more for MRI. */
    public static final int MRI = 92;

    public static final LocalDate FROM = LocalDate.of(2011, 4, 1);
    public static final LocalDate TO = LocalDate.of(2012, 4, 1);

    /** The measure that says who was treated in time. */
    public static final String MEASURE = "asi-5";

    private final CaseBook book;
    private final Organisation organisation;
    private final TimeSource time;

    /**
     * One site.
     *
     * @param patients on the TIA pathway, high-risk or not
     * @param treated of them high-risk, or not said to be routine, and treated within 24 hours of first contact
     * @param mri of them first imaged with MRI
     */
    public record Row(String site, int patients, int treated, int mri) {

        /** Pounds. */
        public long pounds() {
            return (long) patients * BASE + (long) treated * TREATED + (long) mri * Tariff.MRI;
        }
    }

    public Tariff(final CaseBook book, final Organisation organisation, final TimeSource time) {
        this.book = book;
        this.organisation = organisation;
        this.time = time;
    }

    /** @param question of {@link #MEASURE}; its level, grain and bands mean nothing here */
    public List<Row> of(final Question question) {
        final Instant now = time.now();
        return book.read(book::sites).stream()
                .filter(site -> question.scope().holds(organisation.of(site)))
                .map(site -> new Counted(site, question, now).row())
                .filter(row -> row.patients() > 0)
                .toList();
    }

    private final class Counted {
        private final String site;
        private final Question question;
        private int patients;
        private int treated;
        private int mri;

        private Counted(final String site, final Question question, final Instant now) {
            this.site = site;
            this.question = question;
            book.each(site, question.measure(), question.start(), question.end(), now, doors -> this::count);
        }

        private void count(final Timing timing, final Standing standing, final int door) {
            final Case folded = timing.owner();
            if (folded.pathway() == Pathway.TIA && question.scope().holdsDoor(folded.door())) {
                patients++;
                treated += standing == Standing.MET ? 1 : 0;
                mri += folded.modality().equals(Optional.of(Modality.MRI)) ? 1 : 0;
            }
        }

        private Row row() {
            return new Row(site, patients, treated, mri);
        }
    }
}
