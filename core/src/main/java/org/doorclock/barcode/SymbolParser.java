// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorclock.barcode.Symbol.Command;
import org.doorclock.barcode.Symbol.NotAPatient;
import org.doorclock.barcode.Symbol.Unreadable;
import org.doorclock.barcode.Symbol.Wristband;
import org.doorclock.identity.Identifier;
import org.doorclock.identity.Identifier.Scheme;
import org.doorclock.identity.NhsNumber;

/**
 * Turns the text of one scan into what it means. Check digits are verified, what a lost separator made doubtful is refused,
 * never guessed. Stateless; safe for use by many threads.
 */
public final class SymbolParser {

    /** No symbol that is meant for a door is longer. */
    static final int LONGEST = 1024;

    private static final Pattern ENDS = Pattern.compile("^[ \\t]+|[ \\t\\r\\n]+$");
    private static final Pattern COMMAND =
            Pattern.compile("DC:([A-Z][A-Z0-9-]{0,31})(?::([\\x1d\\x20-\\x7e]{0,128}))?");
    private static final Pattern TEN_DIGITS = Pattern.compile("[0-9]{10}|[0-9]{3} [0-9]{3} [0-9]{4}");

    /** A patient's, a member of staff's or a place's number, from a reader that sends no AIM identifier. */
    private static final Pattern LOOKS_LIKE_GS1 = Pattern.compile("801[78][0-9]{18}.*|414[0-9]{13}.*");

    private final BarcodeRules rules;
    private final Pattern localNumber;

    public SymbolParser(final BarcodeRules rules) {
        this.rules = rules;
        this.localNumber = Pattern.compile(rules.localNumber());
    }

    /** @param scan the reader's characters, one a byte (ISO 8859-1), with or without the CR, LF or Tab that ended them */
    public Symbol parse(final String scan) {
        try {
            final String text = ENDS.matcher(scan).replaceAll("");
            if (text.isEmpty()) {
                throw new BadSymbolException("empty");
            }
            if (text.length() > LONGEST) {
                throw new BadSymbolException("too long");
            }
            if (text.chars().anyMatch(SymbolParser::isNoise)) {
                throw new BadSymbolException("holds control characters");
            }
            return symbol(AimId.of(text));
        } catch (BadSymbolException e) {
            return new Unreadable(e.getMessage());
        }
    }

    private static boolean isNoise(final int c) {
        return c != ElementString.SEPARATOR && (Character.isISOControl(c) || c > 0xFF);
    }

    private Symbol symbol(final AimId aim) throws BadSymbolException {
        if (aim.text().startsWith("DC:")) {
            return aim.isAbsent() || aim.isQr() ? command(aim.text()) : new NotAPatient();
        }
        final String undisguised = ElementString.undisguised(aim.text());
        final boolean gs1 = aim.isGs1()
                || aim.isAbsent()
                        && (undisguised.indexOf(ElementString.SEPARATOR) >= 0
                                || LOOKS_LIKE_GS1.matcher(undisguised).matches());
        return gs1 ? Gs1Symbol.of(undisguised, rules) : bare(aim);
    }

    private static Symbol command(final String text) throws BadSymbolException {
        final Matcher matcher = COMMAND.matcher(text);
        if (!matcher.matches()) {
            throw new BadSymbolException("a command that is none");
        }
        return new Command(
                matcher.group(1), Optional.ofNullable(matcher.group(2)).orElse(""));
    }

    /** A symbol that does not say what it holds: the site's rules do. */
    private Symbol bare(final AimId aim) throws BadSymbolException {
        final boolean tenDigits = rules.bareNhsNumber()
                && (aim.isAbsent() || aim.isCode128())
                && TEN_DIGITS.matcher(aim.text()).matches();
        final boolean local = !rules.localNumber().isEmpty()
                && localNumber.matcher(aim.text()).matches();
        final Optional<NhsNumber> nhs = tenDigits ? NhsNumber.parse(aim.text()) : Optional.empty();
        if (nhs.isPresent() && local) {
            throw new BadSymbolException("an NHS Number or a local number: the site's rules do not tell which");
        }
        if (nhs.isPresent()) {
            return new Wristband(List.of(nhs.get().identifier()));
        }
        if (local) {
            return new Wristband(List.of(new Identifier(Scheme.LOCAL, rules.organisation(), aim.text())));
        }
        if (tenDigits) {
            throw new BadSymbolException("wrong NHS Number check digit");
        }
        return new NotAPatient();
    }
}
