// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.event.SiteContext.Connector;
import io.ferrule.model.Side;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** What stations say about their connectors (OCPP 1.6, 4.9). */
final class StatusWatch implements Watch {

    private static final long PATIENCE_MILLIS = 600_000;
    private static final int MOST_CONNECTORS = 50;

    /** Changes that the table of OCPP 1.6, 4.9 does not have and that no honest order of messages explains. */
    private static final Map<String, Set<String>> IMPOSSIBLE = Map.of(
            "Available", Set.of("Finishing"),
            "Reserved", Set.of("Charging", "SuspendedEV", "SuspendedEVSE", "Finishing"),
            "Preparing", Set.of("Reserved"),
            "Charging", Set.of("Reserved", "Preparing"),
            "SuspendedEV", Set.of("Reserved", "Preparing"),
            "SuspendedEVSE", Set.of("Reserved", "Preparing"),
            "Finishing", Set.of("Charging", "SuspendedEV", "SuspendedEVSE"));

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (!o.from(Side.STATION) || o.kind() != ObservationKind.CALL) {
            return;
        }
        free(o, station);
        OptionalInt number = Json.integer(o.request(), o.request().has("evseId") ? "evseId" : "connectorId");
        number.ifPresent(connector -> exists(o, station, connector));
        if (o.action().equals("StatusNotification") && number.isPresent()) {
            String status = Json.text(o.request(), "status") + Json.text(o.request(), "connectorStatus");
            status(o, station.connector(number.getAsInt()), status);
        }
    }

    private static void exists(Observation o, StationMemory station, int number) {
        List<Connector> told = o.context().station(station.id).connectors();
        boolean there = told.isEmpty()
                ? number <= MOST_CONNECTORS
                : told.stream().anyMatch(connector -> connector.id() == number);
        if (number > 0 && !there) {
            o.mark(Mark.NO_CONNECTOR, (double) number);
        }
    }

    private static void status(Observation o, ConnectorMemory connector, String status) {
        if (IMPOSSIBLE.getOrDefault(connector.status, Set.of()).contains(status) && !o.backlog()) {
            o.mark(Mark.LEAP, connector.status + " to " + status);
        }
        boolean running = connector.running != null && !connector.running.stopped;
        connector.freeSince = running && status.equals("Available") && !o.backlog() ? o.at() : Times.UNKNOWN;
        connector.status = Kept.of(status);
        connector.statusAt = o.at();
    }

    /** The end of a transaction may come a while after the connector is free, but not for ever. */
    private static void free(Observation o, StationMemory station) {
        for (ConnectorMemory connector : station.connectors.values()) {
            boolean waited = connector.freeSince != Times.UNKNOWN && o.at() - connector.freeSince > PATIENCE_MILLIS;
            if (waited && connector.running != null) {
                boolean rebooted = connector.running.receivedAt < station.bearing.bootedAt;
                if (!rebooted && !o.action().equals("StopTransaction")) {
                    o.mark(Mark.FREE, Math.rint((o.at() - connector.freeSince) / 60_000.0));
                }
                connector.freeSince = Times.UNKNOWN;
            }
        }
    }
}
