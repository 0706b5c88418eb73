// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.board;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorclock.files.Packer;
import org.doorclock.files.Unpacker;

/**
 * The codes that one site's boards call cases by: a letter and a digit that no one misreads, in an order in which
 * neighbours look unlike, none used again within 7 days after it can have left the board. When all 105 are in use, a
 * letter and two digits, and so on. What is assigned follows from the calls alone, so a replay assigns the same.
 */
final class Codes {

    private static final String LETTERS = "ACDEFGHJKLMNPQRTUVWXY";
    private static final String DIGITS = "34679";
    private static final Duration ON_BOARD = Duration.ofDays(1);
    private static final Duration REST = Duration.ofDays(7);

    private final Map<Long, String> codes = new HashMap<>();
    private final Deque<Assigned> assigned = new ArrayDeque<>();
    private final List<Tier> tiers = new ArrayList<>();

    private record Assigned(long number, Instant until) {}

    private record Rested(String code, Instant from) {}

    /** The code of the case that holds any of these events; that of the earliest received, if several hold one. */
    Optional<String> find(final long... numbers) {
        return Arrays.stream(numbers)
                .sorted()
                .mapToObj(codes::get)
                .filter(code -> code != null)
                .findFirst();
    }

    /** Gives a case a code, if none of its events gave it one before. */
    void assign(final long number, final long[] numbers, final Instant at) {
        if (find(number).isPresent() || find(numbers).isPresent()) {
            return;
        }
        while (!assigned.isEmpty() && assigned.getFirst().until().isBefore(at)) {
            codes.remove(assigned.removeFirst().number());
        }
        final Instant until = at.plus(ON_BOARD).plus(REST);
        codes.put(number, next(at, until));
        assigned.addLast(new Assigned(number, until));
    }

    void pack(final Packer out) {
        out.number(assigned.size());
        for (final Assigned each : assigned) {
            out.number(each.number()).text(codes.get(each.number()));
            pack(out, each.until());
        }
        out.number(tiers.size());
        for (final Tier tier : tiers) {
            out.number(tier.fresh).number(tier.used.size());
            for (final Rested each : tier.used) {
                out.text(each.code());
                pack(out, each.from());
            }
        }
    }

    void unpack(final Unpacker in) {
        for (int left = in.count(); left > 0; left--) {
            final long number = in.number();
            codes.put(number, in.text());
            assigned.addLast(new Assigned(number, instant(in)));
        }
        final int lengths = in.count();
        for (int digits = 1; digits <= lengths; digits++) {
            final Tier tier = new Tier(digits);
            tier.fresh = in.count();
            for (int left = in.count(); left > 0; left--) {
                tier.used.addLast(new Rested(in.text(), instant(in)));
            }
            tiers.add(tier);
        }
    }

    private static void pack(final Packer out, final Instant instant) {
        out.number(instant.getEpochSecond()).number(instant.getNano());
    }

    private static Instant instant(final Unpacker in) {
        return Instant.ofEpochSecond(in.number(), in.number());
    }

    private String next(final Instant at, final Instant until) {
        for (int digits = 1; ; digits++) {
            if (tiers.size() < digits) {
                tiers.add(new Tier(digits));
            }
            final Optional<String> free = tiers.get(digits - 1).take(at, until);
            if (free.isPresent()) {
                return free.get();
            }
        }
    }

    /** All codes of one length. */
    private static final class Tier {
        private final int digits;
        private final int size;
        private final Deque<Rested> used = new ArrayDeque<>();
        private int fresh;

        private Tier(final int digits) {
            this.digits = digits;
            this.size = LETTERS.length() * (int) Math.pow(DIGITS.length(), digits);
        }

        private Optional<String> take(final Instant at, final Instant until) {
            final String code;
            if (fresh < size) {
                code = spell(fresh++);
            } else if (used.getFirst().from().isAfter(at)) {
                return Optional.empty();
            } else {
                code = used.removeFirst().code();
            }
            used.addLast(new Rested(code, until));
            return Optional.of(code);
        }

        private String spell(final int index) {
            final StringBuilder code = new StringBuilder().append(LETTERS.charAt(index % LETTERS.length()));
            int rest = index / LETTERS.length();
            for (int i = 0; i < digits; i++) {
                code.append(DIGITS.charAt(rest % DIGITS.length()));
                rest /= DIGITS.length();
            }
            return code.toString();
        }
    }
}
