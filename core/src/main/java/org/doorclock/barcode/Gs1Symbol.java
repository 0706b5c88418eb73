// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorclock.barcode.Symbol.NotAPatient;
import org.doorclock.barcode.Symbol.PlaceCode;
import org.doorclock.barcode.Symbol.Wristband;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.Identifier.Scheme;
import org.doorclock.identity.NhsNumber;

/**
 * What a GS1 symbol's elements mean here. Wristbands follow DCB1077: 8018 holds a GSRN with the NHS Number as its digits 8 to
 * 17, 91 the hospital's identifiers; names and birth details (92 to 99) are not looked at.
 */
final class Gs1Symbol {

    private static final String PATIENT_GSRN = "8018";
    private static final String STAFF_GSRN = "8017";
    private static final String HOSPITAL = "91";
    private static final String PHYSICAL_GLN = "414";
    private static final String GLN_EXTENSION = "254";
    private static final int NHS_FROM = 7;
    private static final int NHS_TO = 17;
    private static final Pattern ODS_CODE = Pattern.compile("[A-Z][A-Z0-9]{2,5}");
    private static final Pattern LOCAL_NUMBER = Pattern.compile("[\\x21-\\x7e]{1,40}");

    private final Map<String, String> elements;
    private final BarcodeRules rules;

    private Gs1Symbol(final Map<String, String> elements, final BarcodeRules rules) {
        this.elements = elements;
        this.rules = rules;
    }

    static Symbol of(final String text, final BarcodeRules rules) throws BadSymbolException {
        return new Gs1Symbol(ElementString.parse(text), rules).symbol();
    }

    private Symbol symbol() throws BadSymbolException {
        if (has(PATIENT_GSRN)) {
            if (has(STAFF_GSRN)) {
                throw new BadSymbolException("a patient's and a member of staff's number in one symbol");
            }
            final List<Identifier> identifiers = new ArrayList<>(List.of(nhsNumber(elements.get(PATIENT_GSRN))));
            if (has(HOSPITAL)) {
                localNumber(elements.get(HOSPITAL)).ifPresent(identifiers::add);
            }
            return new Wristband(identifiers);
        }
        if (has(PHYSICAL_GLN)) {
            return place(elements.get(PHYSICAL_GLN));
        }
        // 91 is anybody's for internal use: without a GSRN beside it, it counts for the hospital's own code alone
        return has(HOSPITAL) && !has(STAFF_GSRN)
                ? ownNumber(elements.get(HOSPITAL))
                        .<Symbol>map(own -> new Wristband(List.of(own)))
                        .orElseGet(NotAPatient::new)
                : new NotAPatient();
    }

    private boolean has(final String code) {
        return elements.containsKey(code);
    }

    private static Identifier nhsNumber(final String gsrn) throws BadSymbolException {
        if (!Gs1CheckDigit.isRight(gsrn)) {
            throw new BadSymbolException("8018: wrong GSRN check digit");
        }
        return NhsNumber.parse(gsrn.substring(NHS_FROM, NHS_TO))
                .map(NhsNumber::identifier)
                .orElseThrow(() -> new BadSymbolException("8018: wrong NHS Number check digit"));
    }

    private Symbol place(final String gln) throws BadSymbolException {
        if (!Gs1CheckDigit.isRight(gln)) {
            throw new BadSymbolException("414: wrong GLN check digit");
        }
        return new PlaceCode(gln, elements.getOrDefault(GLN_EXTENSION, ""));
    }

    /** ODS code and local number: parted by a comma, or the site's own code and what follows it. */
    private Optional<Identifier> localNumber(final String data) {
        final Optional<Identifier> own = ownNumber(data);
        final String[] parts = data.split(",", -1);
        return own.isPresent()
                        || parts.length < 2
                        || !ODS_CODE.matcher(parts[0]).matches()
                ? own
                : local(parts[0], parts[1]);
    }

    private Optional<Identifier> ownNumber(final String data) {
        final String code = rules.organisation();
        if (code.isEmpty() || !data.startsWith(code)) {
            return Optional.empty();
        }
        final String rest = data.substring(code.length());
        return local(code, (rest.startsWith(",") ? rest.substring(1) : rest).split(",", -1)[0]);
    }

    private static Optional<Identifier> local(final String organisation, final String number) {
        return LOCAL_NUMBER.matcher(number).matches()
                ? Optional.of(new Identifier(Scheme.LOCAL, organisation, number))
                : Optional.empty();
    }
}
