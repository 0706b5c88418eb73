// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.casefiles;

import java.util.regex.Pattern;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.identity.NhsNumber;

/** Why somebody does something to a case or a device, in their own words: kept, shown and logged as it is. */
public final class Reason {

    static final int LEAST = 4;
    static final int MOST = 200;

    private static final int NHS_DIGITS = 10;
    private static final Pattern DIGITS = Pattern.compile("[0-9](?:[ .-]?[0-9]){9,}");

    private Reason() {}

    /**
     * The text in one line.
     *
     * @throws ProblemException if there is none, or one that cannot be kept
     */
    public static String of(final String typed) {
        final String text = typed.strip().replaceAll("\\s+", " ");
        if (text.length() < LEAST) {
            throw wrong("There is no reason.", "Say in a few words why; it is kept with your name.");
        }
        if (text.length() > MOST || text.chars().anyMatch(Character::isISOControl)) {
            throw wrong(
                    "The reason is longer than " + MOST + " printable characters.",
                    "Say it in fewer words, on one line.");
        }
        if (DIGITS.matcher(text).results().anyMatch(found -> holdsNhsNumber(found.group()))) {
            throw wrong("The reason holds an NHS Number, and is kept and shown as it is.", "Take the number out.");
        }
        return text;
    }

    private static boolean holdsNhsNumber(final String found) {
        final String digits = found.replaceAll("[^0-9]", "");
        for (int i = 0; i + NHS_DIGITS <= digits.length(); i++) {
            if (NhsNumber.parse(digits.substring(i, i + NHS_DIGITS)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static ProblemException wrong(final String detail, final String remedy) {
        return new ProblemException(Problem.unprocessable(detail, remedy));
    }
}
