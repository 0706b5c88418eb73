// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.exports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.doorclock.hub.http.Answers;

/**
 * A field of the Sentinel Stroke National Audit Programme's record, as its exports and hospitals' own import views name it.
 *
 * @param name the column
 * @param item the question's number in the audit; empty where there is none
 * @param filled whether Doorclock can
 * @param note from what it is filled, or who knows it
 * @param value the cell for one case; empty text where nothing is known
 */
record SsnapField(String name, String item, Filled filled, String note, Function<SsnapCase, String> value) {

    enum Filled {
        YES,
        SOMETIMES,
        NO
    }

    private static final String NOT_HELD = "Doorclock holds nothing of it.";
    private static final String IDENTITY =
            "Doorclock keeps no identity that could be exported; join by ImportIdentifier.";
    private static final String NOT_ENTERED = "1 where the time is not known to a minute, 0 where it is.";

    static final List<SsnapField> ALL = List.of(
            yes("ImportID", "", "The site and Doorclock's case number.", SsnapCase::id),
            yes("ImportIdentifier", "", "The same: the audit's import wants both.", SsnapCase::id),
            some(
                    "SiteCode",
                    "",
                    "The parameter team: the audit's code of the team. One team to a file.",
                    SsnapCase::team),
            no("S1HospitalNumber", "1.1", IDENTITY),
            no("S1NHSNumber", "1.2", IDENTITY),
            no("S1NoNHSNumber", "1.2.1", IDENTITY),
            no("S1BirthDate", "1.5", IDENTITY),
            no("S1AgeOnArrival", "1.5", IDENTITY),
            no("S1Gender", "1.6", IDENTITY),
            no(
                    "S1Diagnosis",
                    "1.9",
                    "S, T or O. Doorclock knows suspected strokes; the diagnosis comes later and elsewhere."),
            some(
                    "S1OnsetInHospital",
                    "1.10",
                    "N where an arrival is on record, Y where the onset of a patient in hospital is.",
                    SsnapCase::onsetInHospital),
            some("S1OnsetDateTime", "1.11", "For patients in hospital already.", SsnapCase::onset),
            no("S1OnsetDateType", "1.11", "P, BE or DS: how sure the onset's date is, from the notes."),
            no("S1OnsetTimeType", "1.11", "P, BE or NK: how sure the onset's time is, from the notes."),
            some(
                    "S1ArriveByAmbulance",
                    "1.12",
                    "As stated with an event, or Y where the arrival is from the ambulance service's system.",
                    SsnapCase::byAmbulance),
            no("S1AmbulanceTrust", "1.12.1", NOT_HELD),
            no("S1CadNumber", "1.12.2", NOT_HELD),
            no("S1CadNumberNK", "1.12.2", NOT_HELD),
            some(
                    "S1FirstArrivalDateTime",
                    "1.13",
                    "The best arrival at the hospital on record, by the measures' order of precedence. It is the first hospital's"
                            + " only if the patient did not come by transfer; those who did are left out.",
                    SsnapCase::arrival),
            some("S1FirstArrivalTimeNotEntered", "1.13", NOT_ENTERED, SsnapCase::arrivalNotEntered),
            no("S1FirstWard", "1.14", "MAC, SU, ICH or O."),
            no("S1FirstStrokeUnitArrivalDateTime", "1.15", NOT_HELD),
            some(
                    "S2BrainImagingDateTime",
                    "2.4",
                    "The start of the first scan. A scan before the arrival is left as it was recorded.",
                    SsnapCase::imaging),
            some("S2BrainImagingTimeNotEntered", "2.4", NOT_ENTERED, SsnapCase::imagingNotEntered),
            some(
                    "S2BrainImagingNotPerformed",
                    "2.4",
                    "0 where a scan is on record, 1 where the case was closed without one, else empty.",
                    SsnapCase::imagingNotPerformed),
            some("S2BrainImagingModality", "2.4.1", "CT or MRI, where an event said which.", SsnapCase::modality),
            no("S2StrokeType", "2.5", "I or PIH."),
            no("S2Thrombolysis", "2.6", "Y, N or NB."),
            some("S2ThrombolysisDateTime", "2.7", "Where a treatment's start is on record.", SsnapCase::treatment),
            no("S4ArrivalDateTime", "4.1", "This team's arrival, where the first team was another."),
            no("TransferFromDateTime", "", NOT_HELD),
            no("TransferFromTeamCode", "", NOT_HELD),
            no("TransferToDateTime", "", NOT_HELD),
            no("TransferToTeamCode", "", NOT_HELD));

    /** This field in the list of all: what Doorclock fills and what not. */
    ObjectNode mapping() {
        return Answers.object()
                .put("field", name)
                .put("item", item)
                .put("filled", filled.name().toLowerCase(Locale.ROOT))
                .put("note", note);
    }

    private static SsnapField yes(
            final String name, final String item, final String note, final Function<SsnapCase, String> value) {
        return new SsnapField(name, item, Filled.YES, note, value);
    }

    private static SsnapField some(
            final String name, final String item, final String note, final Function<SsnapCase, String> value) {
        return new SsnapField(name, item, Filled.SOMETIMES, note, value);
    }

    private static SsnapField no(final String name, final String item, final String note) {
        return new SsnapField(name, item, Filled.NO, note, ignored -> "");
    }
}
