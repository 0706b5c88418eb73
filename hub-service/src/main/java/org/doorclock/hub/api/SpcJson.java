// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorclock.hub.analysis.Statistic;
import org.doorclock.hub.analysis.Trend;
import org.doorclock.hub.analysis.Trends;
import org.doorclock.hub.charts.Conclusion;
import org.doorclock.hub.charts.Period;
import org.doorclock.hub.charts.Unit;
import org.doorclock.hub.charts.Words;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Row;
import org.doorclock.hub.exports.Table;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.statistics.ChartRules;
import org.doorclock.hub.statistics.ControlChart;
import org.doorclock.hub.statistics.ControlChart.Phase;
import org.doorclock.hub.statistics.Signal;
import org.doorclock.measure.Measure;

/** Control charts with what they rest on, as JSON and as CSV, and the words for their pictures. */
final class SpcJson {

    static final Table TABLE = Table.ofFields(
            "doorclock-spc", "org", "period", "n", "value", "centre", "lower", "upper", "signal", "phase");

    private final Trends trends;
    private final Answer answer;
    private final Measure measure;

    SpcJson(final SpcQuestions.Asked asked, final Answer answer) {
        this.trends = asked.trends();
        this.answer = answer;
        this.measure = answer.question().measure().measure();
    }

    ObjectNode of(final List<Trend> all, final Instant now) {
        final ObjectNode node = BasisJson.of(answer, now);
        node.put("statistic", trends.statistic().wireName())
                .put("direction", trends.statistic().direction().wireName())
                .put("target", target().orElse(null));
        node.set("rules", rules());
        final ArrayNode series = node.putArray("series");
        all.forEach(trend -> series.add(series(trend)));
        return node;
    }

    Stream<JsonNode> rows(final List<Trend> all) {
        return all.stream()
                .flatMap(trend -> trend.chart().stream()
                        .flatMap(chart -> IntStream.range(0, trend.rows().size())
                                .mapToObj(i -> point(trend, chart, i).put("org", trend.org()))));
    }

    List<Period> periods(final Trend trend) {
        return trend.rows().stream()
                .map(row -> new Period(row.period(), row.n()))
                .toList();
    }

    Words words(final Trend trend) {
        return new Words(
                measure.title() + ": " + trend.title(),
                trends.statistic().measured(),
                answer.question().grain().wireName(),
                trends.statistic() == Statistic.PROPORTION ? Unit.PERCENT : Unit.MINUTES,
                trends.statistic().direction(),
                target());
    }

    private Optional<Double> target() {
        return trends.statistic() == Statistic.PROPORTION ? measure.target() : Optional.empty();
    }

    private ObjectNode rules() {
        final ChartRules rules = trends.rules();
        final ObjectNode node = Answers.object().put("chart", trends.binomial() ? "p" : "xmr");
        node.put(
                "definition",
                trends.binomial()
                        ? "Limits three binomial standard errors from the share of all, by each period's own number."
                        : "Limits 2.66 mean moving ranges from the mean; as NHS England's Making Data Count.");
        node.put("screened", !trends.binomial() && rules.screened());
        rules.baseline().ifPresentOrElse(points -> node.put("baseline", points), () -> node.putNull("baseline"));
        return node.put("run", rules.run()).put("trend", rules.trend());
    }

    private ObjectNode series(final Trend trend) {
        final ObjectNode node = Answers.object().put("org", trend.org()).put("title", trend.title());
        final ArrayNode points = node.putArray("points");
        final ArrayNode phases = node.putArray("phases");
        trend.chart().ifPresent(chart -> {
            IntStream.range(0, trend.rows().size()).forEach(i -> points.add(point(trend, chart, i)));
            chart.phases().forEach(phase -> phases.add(phase(trend, phase)));
        });
        node.put(
                "variation",
                trend.chart()
                        .map(chart ->
                                chart.variation(trends.statistic().direction()).wireName())
                        .orElse(null));
        node.put(
                "assurance",
                trend.chart()
                        .filter(chart -> chart.last().limits().areKnown())
                        .flatMap(chart -> target().flatMap(target ->
                                chart.assurance(target, trends.statistic().direction())))
                        .map(assurance -> assurance.wireName())
                        .orElse(null));
        node.put(
                "conclusion",
                trend.chart()
                        .map(chart -> Conclusion.of(chart, words(trend)))
                        .orElse("No period has enough patients to be a point."));
        final ArrayNode leftOut = node.putArray("leftOut");
        trend.leftOut()
                .forEach(each -> leftOut.addObject()
                        .put("period", each.period())
                        .put("n", each.n())
                        .put("reason", each.reason().wireName()));
        return node;
    }

    private ObjectNode point(final Trend trend, final ControlChart chart, final int i) {
        final Row row = trend.rows().get(i);
        final ControlChart.Point point = chart.points().get(i);
        final Optional<Double> lower = Optional.of(point.limits().lower()).filter(Double::isFinite);
        final Optional<Double> upper = Optional.of(point.limits().upper()).filter(Double::isFinite);
        return Answers.object()
                .put("period", row.period())
                .put("n", row.n())
                .put("value", point.value())
                .put("centre", point.limits().centre())
                .put("lower", lower.orElse(null))
                .put("upper", upper.orElse(null))
                .put("signal", point.signal().wireName())
                .put("special", point.signal() != Signal.COMMON_CAUSE)
                .put("phase", phaseOf(chart, i))
                .put("cases", CaseLinks.ofPeriod(answer.question(), trend.org(), row.period()));
    }

    private static int phaseOf(final ControlChart chart, final int point) {
        return (int)
                chart.phases().stream().filter(phase -> phase.to() <= point).count();
    }

    private static ObjectNode phase(final Trend trend, final Phase phase) {
        return Answers.object()
                .put("from", trend.rows().get(phase.from()).period())
                .put("to", trend.rows().get(phase.to() - 1).period())
                .put("points", phase.to() - phase.from())
                .put("basis", phase.basis())
                .put("trial", phase.isTrial())
                .put("reason", phase.reason().isEmpty() ? null : phase.reason());
    }
}
