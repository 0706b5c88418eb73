// SPDX-License-Identifier: Apache-2.0
package org.doorclock.release;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A version of the product: two to four numbers with full stops between. The greater number further left is the newer one; what
 * is not there counts as 0.
 */
public record Version(List<Integer> numbers) implements Comparable<Version> {

    /** For messages. */
    public static final String RULE = "two to four numbers with full stops between, such as 0.2.0";

    private static final Pattern FORM = Pattern.compile("(0|[1-9][0-9]{0,5})(\\.(0|[1-9][0-9]{0,5})){1,3}");
    private static final int MOST_NUMBERS = 4;

    public Version {
        numbers = List.copyOf(numbers);
    }

    /** Empty if it is none. Only characters that a file's name may have pass. */
    public static Optional<Version> parse(final String text) {
        return FORM.matcher(text).matches()
                ? Optional.of(new Version(
                        Arrays.stream(text.split("\\.")).map(Integer::valueOf).toList()))
                : Optional.empty();
    }

    /** @throws IllegalArgumentException if it is none */
    public static Version of(final String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("a version is " + RULE));
    }

    public boolean isNewerThan(final Version other) {
        return compareTo(other) > 0;
    }

    @Override
    public int compareTo(final Version other) {
        for (int i = 0; i < MOST_NUMBERS; i++) {
            final int order = Integer.compare(number(i), other.number(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private int number(final int place) {
        return place < numbers.size() ? numbers.get(place) : 0;
    }

    @Override
    public String toString() {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
