// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How far chance carries a share from the share of all.
 *
 * @param centre the share of all cases of all places
 * @param method how the limits are reckoned
 * @param phi the dispersion ratio: 1 if places differ as much as chance makes them
 * @param tau2 the variance between places that is added, on the scale of the arcsine of the root of the share
 */
public record Spread(double centre, Method method, double phi, double tau2) {

    /** How the limits are reckoned. On the wire in lower case. */
    public enum Method {
        /** The normal approximation to the binomial: p ± z√(p(1−p)/n). */
        BINOMIAL,
        /**
         * As the R package FunnelPlotR 0.6.0 does for proportions: on the arcsine scale, widened by the variance between
         * places that 10 % winsorised z-scores show, if it is more than chance's (Spiegelhalter and others, Journal of the
         * Royal Statistical Society A 175 (2012)).
         */
        OVERDISPERSED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final double Z95 = 1.959964;
    private static final double Z998 = 3.090232;
    private static final double WINSORISED = 0.1;

    static Spread binomial(final List<Count> counts) {
        return new Spread(share(counts), Method.BINOMIAL, 1, 0);
    }

    static Spread overdispersed(final List<Count> counts) {
        final double centre = share(counts);
        final double middle = angle(centre);
        final double[] z = counts.stream()
                .mapToDouble(count -> (angle(count.share()) - middle) / error(count.all()))
                .toArray();
        final double low = Quantile.of(z, WINSORISED);
        final double high = Quantile.of(z, 1 - WINSORISED);
        final int k = z.length;
        final double phi = Arrays.stream(z)
                        .map(each -> Math.clamp(each, low, high))
                        .map(each -> each * each)
                        .sum()
                / k;
        return new Spread(centre, Method.OVERDISPERSED, phi, tau2(k * phi - (k - 1), counts));
    }

    /** Whether the places differ by more than chance, so that the limits are wider than chance's. */
    public boolean isWidened() {
        return method == Method.OVERDISPERSED && phi > 1 && tau2 > 0;
    }

    /** @param cases above 0 */
    public Bounds at(final int cases) {
        return new Bounds(limit(cases, -Z998), limit(cases, -Z95), limit(cases, Z95), limit(cases, Z998));
    }

    private double limit(final int cases, final double z) {
        return switch (method) {
            case BINOMIAL -> Math.clamp(centre + z * Math.sqrt(centre * (1 - centre) / cases), 0, 1);
            case OVERDISPERSED -> {
                final double within = error(cases);
                final double error = Math.sqrt(within * within + (isWidened() ? tau2 : 0));
                final double sine = Math.sin(Math.clamp(angle(centre) + z * error, 0, Math.PI / 2));
                yield sine * sine;
            }
        };
    }

    private static double tau2(final double excess, final List<Count> counts) {
        final double weights = counts.stream().mapToDouble(Spread::weight).sum();
        final double squares =
                counts.stream().mapToDouble(Spread::weight).map(w -> w * w).sum();
        final double scale = weights - squares / weights;
        return scale <= 0 ? 0 : Math.max(0, excess / scale);
    }

    /** Of the arcsine of the root of a share: one by its variance. */
    private static double weight(final Count count) {
        return 4.0 * count.all();
    }

    private static double error(final int cases) {
        return 1 / (2 * Math.sqrt(cases));
    }

    private static double angle(final double share) {
        return Math.asin(Math.sqrt(share));
    }

    private static double share(final List<Count> counts) {
        final long successes = counts.stream().mapToLong(Count::successes).sum();
        return (double) successes / counts.stream().mapToLong(Count::all).sum();
    }
}
