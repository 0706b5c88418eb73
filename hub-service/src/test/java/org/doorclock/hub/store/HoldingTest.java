// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.doorclock.wire.Receipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoldingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void agreesWithAPlainSetInWhateverOrderEventsCome(final long seed) {
        final Random random = new Random(seed);
        final List<Long> order =
                new ArrayList<>(LongStream.rangeClosed(1, 400).boxed().toList());
        Collections.shuffle(order, random);
        final Holding holding = new Holding();
        final TreeSet<Long> model = new TreeSet<>();
        for (final long seq : order) {
            assertThat(holding.add(seq)).isEqualTo(model.add(seq));
            final long again = 1 + random.nextInt(400);
            assertThat(holding.holds(again)).isEqualTo(model.contains(again));
            assertThat(holding.newest()).isEqualTo(model.last());
            assertThat(holding.through()).isEqualTo(through(model));
            assertThat(lacking(holding.gaps(0, Integer.MAX_VALUE)))
                    .isEqualTo(LongStream.rangeClosed(1, model.last())
                            .filter(n -> !model.contains(n))
                            .boxed()
                            .toList());
        }
        assertThat(holding.gaps(400, 10)).isEmpty();
    }

    @Test
    void whatTheDeviceSaysItHasAndNeverCameIsLacking() {
        final Holding holding = new Holding();
        holding.add(1);
        holding.add(4);

        assertThat(holding.gaps(9, 10)).containsExactly(new Receipt.Gap(2, 3), new Receipt.Gap(5, 9));
    }

    @Test
    void moreGapsThanAReceiptNamesAreLeftForTheNext() {
        final Holding holding = new Holding();
        LongStream.rangeClosed(1, 100).map(n -> 2 * n).forEach(holding::add);

        final List<Receipt.Gap> gaps = holding.gaps(500, 3);

        assertThat(gaps).containsExactly(new Receipt.Gap(1, 1), new Receipt.Gap(3, 3), new Receipt.Gap(5, 5));
        assertThat(holding.upTo(3)).isEqualTo(6);
    }

    private static long through(final TreeSet<Long> model) {
        long through = 0;
        while (model.contains(through + 1)) {
            through++;
        }
        return through;
    }

    private static List<Long> lacking(final List<Receipt.Gap> gaps) {
        return gaps.stream()
                .flatMapToLong(gap -> LongStream.rangeClosed(gap.from(), gap.to()))
                .boxed()
                .toList();
    }
}
