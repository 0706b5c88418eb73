// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.doorclock.event.Pseudonymiser;
import org.doorclock.hub.access.Access;
import org.doorclock.hub.access.RateLimit;
import org.doorclock.hub.api.AnalysisRoutes;
import org.doorclock.hub.api.ApiRoutes;
import org.doorclock.hub.api.CaseList;
import org.doorclock.hub.api.ReportRoutes;
import org.doorclock.hub.board.Boards;
import org.doorclock.hub.broker.HubLink;
import org.doorclock.hub.calendar.Calendar;
import org.doorclock.hub.calendar.CalendarFileException;
import org.doorclock.hub.calendar.HolidayMemory;
import org.doorclock.hub.casefiles.CaseFileParts;
import org.doorclock.hub.casefiles.IdentityKey;
import org.doorclock.hub.casefiles.RecordedKeys;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.cases.CaseRules;
import org.doorclock.hub.cases.MeasureSet;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.config.AccessConfig;
import org.doorclock.hub.config.HubConfig;
import org.doorclock.hub.config.PlacesConfig;
import org.doorclock.hub.devices.Commissioning;
import org.doorclock.hub.devices.DeviceRoutes;
import org.doorclock.hub.devices.Devices;
import org.doorclock.hub.exports.SsnapRoutes;
import org.doorclock.hub.fhir.Canonical;
import org.doorclock.hub.fleet.Alerts;
import org.doorclock.hub.fleet.Desk;
import org.doorclock.hub.fleet.FleetParts;
import org.doorclock.hub.fleet.Orders;
import org.doorclock.hub.fleet.Roster;
import org.doorclock.hub.http.HealthCheck;
import org.doorclock.hub.http.Metrics;
import org.doorclock.hub.http.ObserveRoutes;
import org.doorclock.hub.http.OpenApiRoutes;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.imports.ImportRoutes;
import org.doorclock.hub.imports.ImportedKeys;
import org.doorclock.hub.ingest.Ingest;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.hub.organisation.OrganisationFile;
import org.doorclock.hub.organisation.OrganisationFileException;
import org.doorclock.hub.pages.PageRoutes;
import org.doorclock.hub.releases.Office;
import org.doorclock.hub.releases.ReleaseParts;
import org.doorclock.hub.reports.MonthReport;
import org.doorclock.hub.reports.MonthRoutes;
import org.doorclock.hub.reports.MonthlyReports;
import org.doorclock.hub.store.Checkpoints;
import org.doorclock.hub.store.EventStore;
import org.doorclock.hub.store.Ledger;
import org.doorclock.hub.tls.HubTls;
import org.doorclock.identity.KeyFileException;
import org.doorclock.identity.SiteKeys;
import org.doorclock.journal.Journal;
import org.doorclock.journal.JournalException;
import org.doorclock.settings.Product;
import org.doorclock.settings.SettingsException;
import org.doorclock.time.TimeSource;
import org.doorclock.tls.TlsFileException;
import org.tinylog.Logger;

/**
 * What the hub is made of, less its servers and connections: wired, and folded from the journal.
 *
 * @param store what came; a checkpoint is written when it is closed
 * @param boards makes and publishes boards; started
 * @param link the hub's side of MQTT, not yet started
 * @param ingest what comes over MQTT goes here; not yet started
 * @param access stands before the routes
 * @param reports what writes the monthly report, not yet started; empty if none is wanted
 * @param alerts tells of what is wrong with devices, not yet started
 * @param releases offers devices new versions, not yet started
 * @param tls what servers prove themselves by
 * @param routes pages and API
 */
record HubParts(
        Journal journal,
        EventStore store,
        Boards boards,
        HubLink link,
        Ingest ingest,
        Access access,
        Optional<MonthlyReports> reports,
        Alerts alerts,
        Office releases,
        HubTls tls,
        List<Routes> routes)
        implements AutoCloseable {

    /** After a kill so many are folded anew, and in memory there are as many: so that no event waits long for a checkpoint. */
    private static final int EVENTS_BETWEEN_CHECKPOINTS = 20_000;

    private static final long SEGMENT_BYTES = 64L * 1024 * 1024;

    /**
     * Damage where an earlier opening saw none is found by who reads there; then all is opened once more, around it.
     *
     * @param anew whether all is to be read, and folded anew
     * @throws JournalException if the journal cannot be read or written
     * @throws TlsFileException if certificates are configured and cannot be used
     * @throws KeyFileException if keys are configured and cannot be used
     * @throws OrganisationFileException if an organisation file is configured and cannot be used
     * @throws CalendarFileException if bank holidays cannot be read, or not be remembered
     * @throws SettingsException if another file that the configuration names cannot be used
     * @throws IOException if users, tokens and the audit log cannot be used
     */
    static HubParts open(final HubConfig config, final EventStore.Progress progress, final boolean anew)
            throws IOException, OrganisationFileException, CalendarFileException, SettingsException {
        final boolean outlined = Checkpoints.outline(archive(config)).length > 0;
        try {
            return openOnce(config, progress, anew);
        } catch (JournalException e) {
            if (!outlined || Checkpoints.outline(archive(config)).length > 0) {
                throw e;
            }
            Logger.warn("{}; the whole journal is looked at for damage", e.getMessage());
            return openOnce(config, progress, anew);
        }
    }

    private static HubParts openOnce(final HubConfig config, final EventStore.Progress progress, final boolean anew)
            throws IOException, OrganisationFileException, CalendarFileException, SettingsException {
        final HubTls tls =
                HubTls.open(config.tls(), config.data(), config.clock().realTime());
        final Organisation organisation = organisation(config.places());
        final Journal journal = openJournal(config, anew);
        try {
            final Calendar calendar = new Calendar(
                    config.places().bands(),
                    HolidayMemory.open(config.data(), config.places().bankHolidays()));
            return wire(config, tls, journal, organisation, calendar, progress);
        } catch (IOException | CalendarFileException | SettingsException | RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    /** The store and the journal alone: the others are closed by who started them. */
    @Override
    public void close() throws JournalException {
        store.checkpoint();
        store.close();
        journal.close();
    }

    private static Journal openJournal(final HubConfig config, final boolean anew) throws JournalException {
        try {
            Files.createDirectories(config.data());
        } catch (IOException e) {
            throw new JournalException("the directory cannot be made", e);
        }
        try {
            final Journal journal =
                    Journal.open(config.data().resolve("journal"), SEGMENT_BYTES, Checkpoints.outline(archive(config)));
            if (anew) {
                Checkpoints.discard(archive(config));
            }
            return journal;
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new JournalException("its outline in the archive cannot be read", e);
        }
    }

    private static HubParts wire(
            final HubConfig config,
            final HubTls tls,
            final Journal journal,
            final Organisation organisation,
            final Calendar calendar,
            final EventStore.Progress progress)
            throws IOException, SettingsException {
        final TimeSource time = config.clock().timeSource();
        final Access access =
                Access.open(config.data(), config.access(), config.clock().realTime());
        final Metrics metrics = new Metrics();
        final Ledger ledger = new Ledger();
        final HubLink link = new HubLink();
        config.sites().forEach(link::serve);
        final Devices devices = new Devices(time, ledger, link::serve);

        final Commissioning commissioning = new Commissioning(config.commissionedOnly());
        final Fleet fleet = new Fleet(devices, commissioning, link, config.phone());
        final CaseBook book = new CaseBook(
                CaseRules.usual(), new MeasureSet(config.measures()), commissioning::counts, archive(config));
        final Boards boards = new Boards(book, fleet, time, link::publish);
        book.watch(boards);
        final ImportedKeys imported = new ImportedKeys();
        final RecordedKeys corrections = new RecordedKeys();
        final EventStore store = EventStore.open(
                journal,
                time,
                ledger,
                List.of(devices, commissioning, book, imported, corrections),
                new Checkpoints(
                        archive(config),
                        rules(config, book),
                        EVENTS_BETWEEN_CHECKPOINTS,
                        List.of(book, devices, boards)),
                progress);
        boards.start();
        final Orders orders = new Orders(link::send, config.data().resolve("device-logs"), access.audit(), time);
        final Ingest ingest = new Ingest(
                store, ledger, new Desk(devices, orders), config.data().resolve("refused.jsonl"), time, metrics);
        HubMetrics.addTo(metrics, store, devices, link);
        final List<HealthCheck> checks = new ArrayList<>(List.of(HubChecks.of(store), HubChecks.of(link)));
        tls.devices().ifPresent(who -> checks.add(who::check));
        final Compliance compliance = new Compliance(book, organisation, calendar, fleet, time);
        final MonthReport monthReport = monthReport(config, book, compliance, time);
        final List<Routes> routes = new ArrayList<>(List.of(
                new ObserveRoutes(checks, metrics),
                new OpenApiRoutes(),
                new DeviceRoutes(devices, commissioning),
                new PageRoutes(
                        book,
                        compliance,
                        organisation,
                        config.places().changes(),
                        new CaseList(book, boards, compliance, organisation, time),
                        () -> commissioning.inUse(devices.all()),
                        boards::sites,
                        time,
                        config.boardLevel()),
                new ApiRoutes(book, compliance, organisation, boards, store::read, time),
                new ReportRoutes(book, compliance, organisation, canonical(config.access()), time),
                new AnalysisRoutes(
                        book,
                        compliance,
                        organisation,
                        config.places().changes(),
                        () -> commissioning.inUse(devices.all()),
                        time),
                new SsnapRoutes(book, time),
                new MonthRoutes(monthReport, time)));
        routes.addAll(access.routes());
        final CaseFileParts caseFiles = new CaseFileParts(
                book,
                boards::code,
                store,
                corrections,
                config.keys().isPresent() ? IdentityKey.in(config.keys().get()) : IdentityKey.none(),
                unsealings(config),
                time,
                access.audit());
        final Roster roster = new Roster(devices, commissioning);
        final FleetParts fleetParts = new FleetParts(roster, orders, store, access.audit(), time);
        final ReleaseParts releases =
                new ReleaseParts(config.data(), config.releases().trust(), devices::all, link::offer, access.audit());
        routes.add(releases.routes());
        routes.add(fleetParts.api());
        routes.add(fleetParts.pages());
        routes.add(caseFiles.api());
        routes.addAll(caseFiles.pages());
        routes.add(
                config.keys().isPresent()
                        ? new ImportRoutes(
                                time,
                                pseudonymiser(config.keys().get()),
                                store,
                                imported,
                                config.data(),
                                access.audit())
                        : ImportRoutes.withoutKeys());
        return new HubParts(
                journal,
                store,
                boards,
                link,
                ingest,
                access,
                config.reports()
                        .folder()
                        .map(folder -> new MonthlyReports(
                                monthReport,
                                folder,
                                config.data().resolve("last-report"),
                                config.reports().day(),
                                time)),
                new Alerts(config.alerts(), roster, config.data().resolve("alerts-raised"), link::publish, time),
                releases.office(),
                tls,
                routes);
    }

    /** What is folded from the journal lies there; it can be deleted at any time while the hub does not run. */
    static Path archive(final HubConfig config) {
        return config.data().resolve("archive");
    }

    /** All that what is folded depends on beside the events. */
    private static String rules(final HubConfig config, final CaseBook book) {
        return String.join(
                "\n",
                Product.VERSION,
                CaseRules.usual().toString(),
                "commissioned only: " + config.commissionedOnly(),
                book.measures().fingerprint());
    }

    private static RateLimit unsealings(final HubConfig config) {
        final int anHour = config.access().unsealingsAnHour();
        return new RateLimit(
                anHour,
                anHour / (double) TimeUnit.HOURS.toSeconds(1),
                config.clock().realTime());
    }

    private static Organisation organisation(final PlacesConfig places) throws OrganisationFileException {
        return places.organisation().isPresent()
                ? OrganisationFile.read(places.organisation().get(), places.nation())
                : Organisation.none(places.nation());
    }

    private static MonthReport monthReport(
            final HubConfig config, final CaseBook book, final Compliance compliance, final TimeSource time) {
        return new MonthReport(
                compliance,
                config.reports().measures().stream()
                        .map(id -> book.measures().find(id).orElseThrow())
                        .toList(),
                config.places().changes(),
                time);
    }

    private static Canonical canonical(final AccessConfig access) {
        return new Canonical(access.publicUrl()
                .map(url -> url.toString().replaceFirst("/$", ""))
                .orElse(""));
    }

    private static Pseudonymiser pseudonymiser(final Path directory) throws KeyFileException {
        final SiteKeys keys = new SiteKeys(directory);
        return new Pseudonymiser(keys.tokeniser(), keys.sealer());
    }
}
