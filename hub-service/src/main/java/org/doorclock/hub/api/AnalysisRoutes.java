// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.api;

import io.helidon.webserver.http.HttpRouting;
import java.util.List;
import java.util.function.Supplier;
import org.doorclock.hub.analysis.Changes;
import org.doorclock.hub.analysis.Demands;
import org.doorclock.hub.analysis.Qualities;
import org.doorclock.hub.analysis.Tariff;
import org.doorclock.hub.cases.CaseBook;
import org.doorclock.hub.compliance.Compliance;
import org.doorclock.hub.devices.Device;
import org.doorclock.hub.http.Routes;
import org.doorclock.hub.organisation.Organisation;
import org.doorclock.time.TimeSource;

/** What {@code /api/v1} makes of figures: control charts, funnels, demand, the quality of the data, and a worked report. */
public final class AnalysisRoutes implements Routes {

    private final List<Routes> parts;

    /**
     * @param changes from which days control charts begin anew
     * @param devices the fleet, as it is now
     */
    public AnalysisRoutes(
            final CaseBook book,
            final Compliance compliance,
            final Organisation organisation,
            final Changes changes,
            final Supplier<List<Device>> devices,
            final TimeSource time) {
        final Questions questions = new Questions(book, organisation, time);
        parts = List.of(
                new SpcRoutes(compliance, questions, changes, time),
                new FunnelRoutes(compliance, questions, time),
                new DemandRoutes(compliance, new Demands(book, organisation, time), questions, time),
                new QualityRoutes(
                        compliance, new Qualities(book, organisation, time), questions, organisation, devices, time),
                new TariffRoutes(compliance, new Tariff(book, organisation, time), questions, time));
    }

    @Override
    public void addTo(final HttpRouting.Builder routing) {
        parts.forEach(part -> part.addTo(routing));
    }
}
