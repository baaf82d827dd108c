// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.admin.CertificatesPage;
import io.ferrule.gateway.admin.ConfigPage;
import io.ferrule.gateway.admin.FuseLoad;
import io.ferrule.gateway.admin.IdsPages;
import io.ferrule.gateway.admin.JournalAnswer;
import io.ferrule.gateway.admin.JournalPages;
import io.ferrule.gateway.admin.JournalStatusPage;
import io.ferrule.gateway.admin.Page.Answer;
import io.ferrule.gateway.admin.Request;
import io.ferrule.gateway.admin.Routes;
import io.ferrule.gateway.admin.SitePage;
import io.ferrule.gateway.admin.StationsPage;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What the admin port of a gateway offers. */
final class Pages {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int UNAVAILABLE = 503;

    private final Gateway gateway;

    private Pages(Gateway gateway) {
        this.gateway = gateway;
    }

    static Routes of(Gateway gateway, MetricsPage metrics, Optional<JournalRoom> journal) {
        Pages pages = new Pages(gateway);
        var stations = new StationsPage(
                gateway::stations,
                () -> gateway.config().stations(),
                () -> journal.map(JournalRoom::kept).orElse(Map.of()),
                gateway::observers,
                station -> gateway.identities().certificate(station));
        var entries = new JournalPages(
                journal.map(JournalRoom::journal), station -> journal.ifPresent(room -> room.wake(station)));
        return idsPages(gateway, new Routes())
                .page("/health", () -> Answer.line(200, "alive"))
                .page("/ready", pages::ready)
                .page("/metrics", metrics)
                .page("/api/stations", stations)
                .action("POST", "/api/stations/{station}/reconnect", pages::reconnect)
                .page("/api/certificates", new CertificatesPage(gateway.identities()::all))
                .action("POST", "/api/certificates/{station}/renew", pages::renew)
                .page("/api/config", new ConfigPage(gateway::configState))
                .action("POST", "/api/reload", request -> pages.reload())
                .page("/api/site", new SitePage(() -> gateway.site()
                        .flatMap(room -> room.control().report())))
                .action("POST", "/api/site/fuses/{fuse}/load", new FuseLoad((fuse, amps) -> gateway.site()
                        .filter(room -> room.control().measured(fuse, amps))
                        .isPresent()))
                .query("/api/journal", entries::list)
                .page("/api/journal/status", new JournalStatusPage(() -> journal.map(JournalRoom::state)))
                .action("POST", "/api/journal/{entry}/retry", entries::retry)
                .action("DELETE", "/api/journal/{entry}", entries::drop);
    }

    /** The detection is opened after the port: asked each time. */
    private static Routes idsPages(Gateway gateway, Routes routes) {
        Supplier<IdsPages> ids = () -> new IdsPages(
                gateway.ids().map(IdsRoom::detection),
                () -> gateway.ids().map(IdsRoom::alerts).orElse(List.of()));
        return routes.query("/api/ids/alerts", request -> ids.get().alerts(request))
                .page("/api/ids/measures", () -> ids.get().measures())
                .action("DELETE", "/api/ids/measures/{kind}/{subject}", request -> ids.get()
                        .end(request))
                .action("POST", "/api/ids/quarantine/{station}", request -> ids.get()
                        .quarantine(request));
    }

    private Answer ready() {
        return switch (gateway.door()) {
            case OPEN -> Answer.line(200, "ready");
            case FULL ->
                Answer.line(UNAVAILABLE, "memory is short: connected stations are served, others have to wait");
            case SHUT -> Answer.line(UNAVAILABLE, "not ready");
        };
    }

    private Answer reload() {
        boolean taken = gateway.reload();
        String state = ConfigPage.text(gateway.configState());
        return taken ? Answer.json(state) : new Answer(UNPROCESSABLE, "application/json", state);
    }

    private Answer reconnect(Request request) {
        Optional<StationId> station = station(request.variables().get(0));
        Optional<Session> session = station.flatMap(gateway::session);
        if (session.isPresent()) {
            session.get().close("an operator asks the station to connect again");
            return Answer.json("{\"reconnect\":true}");
        }
        return station.filter(gateway::knows).isPresent()
                ? Answer.line(CONFLICT, "This station is not connected.")
                : Answer.line(NOT_FOUND, "There is no such station; /api/stations lists them.");
    }

    private Answer renew(Request request) {
        Optional<StationId> station = station(request.variables().get(0)).filter(gateway::knows);
        if (station.isEmpty()) {
            return Answer.line(NOT_FOUND, "There is no such station; /api/stations lists them.");
        }
        return switch (JournalAnswer.await(gateway.behalf().renew(station.get()))) {
            case BEGUN -> Answer.json("{\"renew\":\"begun\"}");
            case WAITS -> Answer.json("{\"renew\":\"waits\"}");
            case NO_SUBJECT ->
                Answer.line(
                        CONFLICT,
                        "No request can be made: set northbound.organisation, and look at the station's serial.");
            case STORE_UNUSABLE ->
                Answer.line(UNAVAILABLE, "The store of keys cannot be read or written; see the log.");
        };
    }

    private static Optional<StationId> station(String written) {
        try {
            return Optional.of(new StationId(written));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
