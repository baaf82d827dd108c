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
    private static final int MORE_THAN_TOLD = 10;
    private static final long FINAL_READING_MILLIS = 60_000;
    private static final double FINAL_READING = 100;
    private static final Set<String> CHARGES = Set.of("Charging", "SuspendedEV", "SuspendedEVSE");

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
                ? number <= most(o, station)
                : told.stream().anyMatch(connector -> connector.id() == number);
        if (number > 0 && !there) {
            o.mark(Mark.NO_CONNECTOR, (double) number);
        }
        if (there && o.action().equals("StatusNotification")) {
            station.bearing.highest = Math.max(station.bearing.highest, number);
        }
    }

    /** A station tells all its connectors when it has booted (OCPP 1.6, 4.2; 2.0.1, B01.FR.05); later there are no others. */
    private static int most(Observation o, StationMemory station) {
        long booted = station.bearing.bootedAt;
        boolean told = booted != Times.UNKNOWN && o.at() - booted > PATIENCE_MILLIS && station.bearing.highest > 0;
        return told ? station.bearing.highest + MORE_THAN_TOLD : MOST_CONNECTORS;
    }

    private static void status(Observation o, ConnectorMemory connector, String status) {
        if (IMPOSSIBLE.getOrDefault(connector.status, Set.of()).contains(status) && !o.backlog()) {
            o.mark(Mark.LEAP, connector.status + " to " + status);
        }
        Transaction running = connector.running;
        if (running == null || running.stopped) {
            connector.freeSince = Times.UNKNOWN;
        } else {
            goesOn(o, connector, running, status);
        }
        connector.status = Kept.of(status);
        connector.statusAt = o.at();
    }

    /**
     * The end of a transaction may come a while after the connector is free, but not for ever; and nothing is drawn any more, but for
     * what a last reading adds.
     */
    private static void free(Observation o, StationMemory station) {
        for (ConnectorMemory connector : station.connectors.values()) {
            Transaction running = connector.running;
            if (connector.freeSince == Times.UNKNOWN || running == null) {
                continue;
            }
            long since = o.at() - connector.freeSince;
            boolean draws = since > FINAL_READING_MILLIS && running.last - connector.freeEnergy > FINAL_READING;
            if (since > PATIENCE_MILLIS || (draws && !o.backlog())) {
                boolean rebooted = running.receivedAt < station.bearing.bootedAt;
                if (!rebooted && !o.action().equals("StopTransaction")) {
                    freed(o, connector);
                }
                connector.freeSince = Times.UNKNOWN;
            }
        }
    }

    /** What the status of a connector says while its transaction goes on. */
    private static void goesOn(Observation o, ConnectorMemory connector, Transaction running, String status) {
        boolean free = status.equals("Available") && !o.backlog();
        if (connector.freeSince != Times.UNKNOWN && CHARGES.contains(status)) {
            freed(o, connector);
        }
        if (!free) {
            connector.freeSince = Times.UNKNOWN;
        } else if (connector.freeSince == Times.UNKNOWN) {
            connector.freeSince = o.at();
            connector.freeEnergy = running.last;
        }
    }

    private static void freed(Observation o, ConnectorMemory connector) {
        o.mark(Mark.FREE, Math.rint((o.at() - connector.freeSince) / 60_000.0));
    }
}
