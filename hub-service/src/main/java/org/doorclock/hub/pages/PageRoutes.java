// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.pages;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.doorclock.hub.access.Caller;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.api.CaseList;
import org.doorclock.hub.api.Questions;
import org.doorclock.hub.calendar.Grain;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Answer;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Answers;
import org.doorclock.hub.http.Problem;
import org.doorclock.hub.http.ProblemException;
import org.doorclock.hub.http.Query;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Level;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.Scope;
import org.doorclock.time.TimeSource;

/** The hub's pages for people: the dashboard with its cases and rules, each site's board, and the files they need. */
public final class PageRoutes implements Routes {

    private static final ZoneId LOCAL = ZoneId.of("Europe/London");
    private static final List<String> HEADLINES = List.of("asi-4a", "asi-4b", "door-to-scan");
    private static final int MOST_CASES = 200;

    private final MeasureSet measures;
    private final Organisation organisation;
    private final Questions questions;
    private final Figures figures;
    private final CaseList cases;
    private final Supplier<List<Device>> devices;
    private final Supplier<Set<String>> sites;
    private final TimeSource time;
    private final BoardPage board;

    /**
     * @param changes from which days control charts begin anew
     * @param devices the fleet, as it is now
     * @param sites those that have a board
     * @param level what a board says if its address does not: 0 where the public can see it, 1 in a staff-only room
     */
    public PageRoutes(
            final CaseBook book,
            final Compliance compliance,
            final Organisation organisation,
            final Changes changes,
            final CaseList cases,
            final Supplier<List<Device>> devices,
            final Supplier<Set<String>> sites,
            final TimeSource time,
            final int level) {
        this.measures = book.measures();
        this.organisation = organisation;
        this.questions = new Questions(book, organisation, time);
        this.figures = new Figures(book, compliance, organisation, changes, time);
        this.cases = cases;
        this.devices = devices;
        this.sites = sites;
        this.time = time;
        this.board = new BoardPage(level);
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        routing.get("/", this::dashboard);
        routing.get("/figures/cases", this::cases);
        routing.get("/measures/{id}", this::measure);
        routing.get("/board/{site}", this::board);
        routing.get("/board/{site}/setup", this::setup);
        routing.get("/pages/*", new Files("/pages/"));
        routing.get("/web/*", new Files("/web/"));
    }

    private void dashboard(final ServerRequest request, final ServerResponse response) {
        final Filters filters = Filters.of(Query.of(request, Filters.NAMES), questions, usualMeasure());
        final Caller caller = Caller.of(request);
        final Set<String> reached = new TreeSet<>(sites.get());
        reached.removeIf(site -> !caller.reaches(site));
        Answers.page(
                response,
                new DashboardPage(filters, reached, caller)
                        .html(new FilterForm(filters, reached, measures, organisation), content(filters, caller)));
    }

    private DashboardPage.Content content(final Filters filters, final Caller caller) {
        final LocalDate today = time.now().atZone(LOCAL).toLocalDate();
        final Answer rows = figures.rows(filters.question());
        final List<Figures.Charts> headlines = headlines(filters)
                .map(measure -> figures.charts(filters.question(), measure, today))
                .toList();
        return new DashboardPage.Content(
                figures.charts(filters.question(), filters.question().measure(), today),
                headlines,
                rows,
                filters.question().grain() == Grain.TOTAL ? rows : figures.totals(filters.question()),
                compared(filters, caller),
                figures.week(filters.question()),
                new QualitySection(filters, figures.quality(filters.question()), rows, devices(filters)).html());
    }

    /** A site is compared with the others, unless this caller may not see them. */
    private Answer compared(final Filters filters, final Caller caller) {
        final Scope scope = filters.question().scope();
        if (scope.at(Level.SITE).isEmpty() || !caller.sites().isEmpty()) {
            return figures.totals(filters.question());
        }
        Scope wider = Scope.EVERYWHERE;
        for (final Map.Entry<Level, String> id : scope.ids().entrySet()) {
            wider = id.getKey() == Level.SITE || id.getKey() == Level.DOOR
                    ? wider
                    : wider.and(id.getKey(), id.getValue());
        }
        return figures.totals(filters.question().in(wider));
    }

    private Stream<MeasureSet.Place> headlines(final Filters filters) {
        return HEADLINES.stream()
                .filter(id -> !id.equals(filters.measure().id()))
                .flatMap(id -> measures.find(id).stream());
    }

    private List<Device> devices(final Filters filters) {
        return devices.get().stream()
                .filter(device -> filters.question().scope().holds(organisation.of(device.site()))
                        && filters.question().scope().holdsDoor(device.door()))
                .toList();
    }

    private void cases(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, CaseList.PARAMETERS);
        final MeasureSet.Place measure = query.required("measure", measures::find, "one that /api/v1/measures lists");
        final List<ObjectNode> found = cases.latest(query, MOST_CASES + 1);
        final String asked = request.query().rawValue();
        Answers.page(
                response,
                new CasesPage(measure.measure(), asked, found.size() > MOST_CASES, Caller.of(request))
                        .html(found.subList(0, Math.min(MOST_CASES, found.size()))));
    }

    private void measure(final ServerRequest request, final ServerResponse response) {
        Query.of(request);
        final MeasureSet.Place place = measures.find(
                        request.path().pathParameters().get("id"))
                .orElseThrow(() -> new ProblemException(
                        Problem.notFound("There is no measure of this id.", "See /api/v1/measures for all.")));
        Answers.page(response, new MeasurePage(place.measure(), Caller.of(request)).html());
    }

    /** The first of the headlines, unless a site's own file took it away. */
    private String usualMeasure() {
        return HEADLINES.stream()
                .filter(id -> measures.find(id).isPresent())
                .findFirst()
                .orElseGet(() -> measures.places().getFirst().measure().id());
    }

    private void board(final ServerRequest request, final ServerResponse response) {
        Query.of(request, "level").number("level", 0, 0, 1);
        Answers.page(response, board.html());
    }

    private void setup(final ServerRequest request, final ServerResponse response) {
        final Query query = Query.of(request, "inches", "metres");
        final int inches = query.number("inches", 55, 10, 150);
        final int metres = query.number("metres", 5, 1, 50);
        Answers.page(
                response,
                new SetupPage(request.path().pathParameters().get("site"), inches, metres).html(Caller.of(request)));
    }
}
