// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import java.util.ArrayList;
import java.util.List;
import org.doorclock.hub.charts.PercentileCurve;
import org.doorclock.hub.compliance.Curves;
import org.doorclock.hub.compliance.Question;
import org.doorclock.measure.Limit;
import org.doorclock.measure.Measure;

/** A cumulative curve as a picture. */
final class CurvePicture {

    private static final int PERCENT = 100;

    private CurvePicture() {}

    static String svg(final Curves curves) {
        final Curves.Curve curve = Shown.only(curves.curves().stream()
                .filter(each -> each.points().isPresent())
                .toList());
        final Question question = curves.basis().question();
        final Measure measure = question.measure().measure();
        return PercentileCurve.svg(
                points(curve.points().orElseThrow().share()),
                new PercentileCurve.About(
                        measure.title() + ": " + curves.basis().titles().getOrDefault(curve.org(), curve.org()),
                        curve.n() + " patients, " + Days.said(question.from(), question.to()) + ".",
                        measure.limit()
                                .map(Limit::minutes)
                                .filter(minutes -> minutes <= curves.minutes())
                                .map(Integer::doubleValue),
                        measure.target().map(target -> target * PERCENT)));
    }

    /** As far as it rises. */
    private static List<PercentileCurve.Point> points(final List<Double> shares) {
        final List<PercentileCurve.Point> points = new ArrayList<>();
        for (int minute = 0; minute < shares.size(); minute++) {
            if (minute < 2 || shares.get(minute - 1) < shares.getLast()) {
                points.add(new PercentileCurve.Point(shares.get(minute) * PERCENT, minute));
            }
        }
        return points;
    }
}
