// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.access;

import io.helidon.http.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Who may use which route: every route that the hub has is a row here, and a route without a row is refused to all.
 *
 * <p>The columns are method; pattern, as the route is registered; what it answers with ({@code page} for people, {@code api}
 * for programs, {@code file}); how it says which site it is about; and who may use it. The site is {@code -} where the
 * answer tells nothing of any site, {@code query} for the parameter {@code site}, {@code path} for {@code {site}} in the
 * pattern, {@code found} where the route itself asks {@link Caller#reaches} of what it found, and {@code all} where it is
 * about every site at once, so that nobody who is bound to some may use it. Who is roles; {@code public} for all the
 * world; {@code signed-in} for any role; {@code person} for anybody with a session, even before the first password is chosen.
 */
public final class RouteTable {

    private static final String ROWS = """
            GET  /                              page  query  manager
            GET  /figures/cases                 page  query  clinician
            GET  /measures/{id}                 page  -      signed-in
            GET  /board/{site}                  page  path   board manager clinician
            GET  /board/{site}/setup            page  path   board manager clinician estates
            GET  /pages/*                       file  -      public
            GET  /web/*                         file  -      public

            GET  /sign-in                       page  -      public
            POST /sign-in                       page  -      public
            GET  /sign-in/oidc                  page  -      public
            GET  /sign-in/oidc/callback         page  -      public
            GET  /signed-out                    page  -      public
            GET  /open/{key}                    page  -      public
            POST /open/{key}                    page  -      public
            POST /sign-out                      page  -      person
            GET  /account                       page  -      person
            GET  /account/password              page  -      person
            POST /account/password              page  -      person

            GET  /cases                         page  query  clinician
            GET  /cases/{id}                    page  found  clinician
            POST /cases/{id}/voids              page  found  clinician
            POST /cases/{id}/events             page  found  clinician
            POST /cases/{id}/close              page  found  clinician
            POST /cases/{id}/identity           page  found  clinician

            GET  /fleet                                       page  query  estates
            GET  /d/{id}                                      page  found  estates
            GET  /fleet/{site}/{device}                       page  path   estates
            GET  /fleet/{site}/{device}/record                page  path   estates
            GET  /fleet/{site}/{device}/log                   file  path   estates
            POST /fleet/{site}/{device}/commands              page  path   estates
            POST /fleet/{site}/{device}/standing              page  path   estates

            GET  /api/v1/measures               api   -      signed-in
            GET  /api/v1/sites                  api   found  signed-in
            GET  /api/v1/compliance             api   query  manager
            GET  /api/v1/reporting              api   query  manager
            GET  /api/v1/compliance/curve       api   query  manager
            GET  /api/v1/pathway                api   query  manager
            GET  /api/v1/cases                  api   query  clinician
            GET  /api/v1/cases/{id}             api   found  clinician
            GET  /api/v1/cases/{id}/events      api   found  clinician
            POST /api/v1/cases/{id}/events      api   found  clinician
            POST /api/v1/cases/{id}/voids       api   found  clinician
            POST /api/v1/cases/{id}/identity    api   found  clinician
            GET  /api/v1/events                 api   found  clinician
            GET  /api/v1/board                  api   query  board manager clinician
            GET  /api/v1/board/stream           api   query  board manager clinician
            GET  /api/v1/reports/measure-report api   query  manager
            GET  /api/v1/reports/measures       api   -      signed-in
            GET  /api/v1/reports/measures/{id}  api   -      signed-in
            GET  /api/v1/exports/month          api   all    manager
            GET  /api/v1/spc                    api   query  manager
            GET  /api/v1/funnel                 api   query  manager
            GET  /api/v1/demand                 api   query  manager
            GET  /api/v1/quality                api   query  manager
            GET  /api/v1/reports/tariff         api   query  manager
            GET  /api/v1/exports/ssnap          api   query  clinician
            GET  /api/v1/exports/ssnap-mapping  api   -      signed-in
            GET  /api/v1/devices                api   query  estates
            GET  /api/v1/devices/{site}/{device}              api   path   estates
            GET  /api/v1/devices/{site}/{device}/commands     api   path   estates
            POST /api/v1/devices/{site}/{device}/commands     api   path   estates
            POST /api/v1/devices/{site}/{device}/standing     api   path   estates
            GET  /api/v1/devices/{site}/{device}/log          api   path   estates
            GET  /api/v1/releases                             api   found  estates
            POST /api/v1/releases/{version}/offers            api   found  estates
            POST /api/v1/releases/{version}/stop              api   all    estates
            GET  /releases/{digest}                           file  -      public
            POST /api/v1/imports                api   all    estates
            GET  /api/v1/audit                  api   all    auditor

            GET  /openapi                       file  -      public
            GET  /observe/health                api   -      public
            GET  /observe/metrics               api   -      estates
            """;

    private static final Map<String, Row> BY_ROUTE = ROWS.lines()
            .filter(line -> !line.isBlank())
            .map(Row::parse)
            .collect(Collectors.toMap(
                    Row::route,
                    row -> row,
                    (one, other) -> {
                        throw new IllegalStateException("two rows for " + one.route());
                    },
                    LinkedHashMap::new));

    /** What a route answers with. */
    enum Kind {
        PAGE,
        API,
        FILE
    }

    /** How a request says which site it is about. */
    enum SiteBy {
        NOTHING,
        QUERY,
        PATH,
        FOUND,
        ALL
    }

    /** Who may use it, beside those who have a role that is named. */
    enum Who {
        PUBLIC,
        SIGNED_IN,
        PERSON,
        ROLES
    }

    /**
     * One route.
     *
     * @param route method and pattern, one space between
     * @param roles those named; empty unless {@code who} is ROLES
     */
    record Row(String route, Kind kind, SiteBy siteBy, Who who, List<Role> roles) {

        static Row parse(final String line) {
            final List<String> words = List.of(line.strip().split("\\s+"));
            if (words.size() < 5) {
                throw new IllegalStateException("too few columns: " + line);
            }
            final List<String> who = words.subList(4, words.size());
            final Who kindOfWho = switch (who.getFirst()) {
                case "public" -> Who.PUBLIC;
                case "signed-in" -> Who.SIGNED_IN;
                case "person" -> Who.PERSON;
                default -> Who.ROLES;
            };
            return new Row(
                    words.get(0) + " " + words.get(1),
                    Kind.valueOf(words.get(2).toUpperCase(Locale.ROOT)),
                    siteBy(words.get(3)),
                    kindOfWho,
                    kindOfWho == Who.ROLES
                            ? who.stream()
                                    .map(word -> Role.ofWord(word).orElseThrow())
                                    .toList()
                            : List.of());
        }

        private static SiteBy siteBy(final String word) {
            return switch (word) {
                case "-" -> SiteBy.NOTHING;
                case "query" -> SiteBy.QUERY;
                case "path" -> SiteBy.PATH;
                case "found" -> SiteBy.FOUND;
                case "all" -> SiteBy.ALL;
                default -> throw new IllegalStateException("no such way to name a site: " + word);
            };
        }

        /** Whether the audit log says who tried and might not: where it is about whose case a case is. */
        boolean audited() {
            return route.endsWith("/identity");
        }

        /** Whether this caller may use it, wherever it is about. */
        boolean admits(final Caller caller) {
            return switch (who) {
                case PUBLIC -> true;
                case SIGNED_IN -> !caller.roles().isEmpty();
                case PERSON -> caller.kind() == Caller.Kind.PERSON;
                case ROLES -> roles.stream().anyMatch(caller::has);
            };
        }
    }

    private RouteTable() {}

    /** Empty if there is no row: then nobody may. */
    static Optional<Row> row(final Method method, final String pattern) {
        return Optional.ofNullable(BY_ROUTE.get(method.text() + " " + pattern));
    }

    /** Method and pattern of every row. */
    public static List<String> routes() {
        return List.copyOf(BY_ROUTE.keySet());
    }
}
