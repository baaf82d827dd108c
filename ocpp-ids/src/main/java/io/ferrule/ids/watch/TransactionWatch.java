// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The life of transactions (OCPP 1.6, 4.8 and 4.10; OCPP 2.0.1 part 2, E): whose they are, and in which order they begin and end. */
final class TransactionWatch implements Watch {

    private static final Set<String> OUT_OF_SERVICE = Set.of("Faulted", "Unavailable");
    private static final double ROUNDING = 10;
    private static final double NEW_METER = 100;
    private static final long FITTING_MILLIS = 30 * 60_000L;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        switch (o.kind()) {
            case CALL -> call(o, station, fleet);
            case RESULT -> {
                if (o.action().equals("StartTransaction")) {
                    started(o, station, fleet);
                } else if (o.action().equals("RemoteStartTransaction")
                        || o.action().equals("RequestStartTransaction")) {
                    station.orders.remoteStart = true;
                }
            }
            default -> {}
        }
    }

    private static void call(Observation o, StationMemory station, FleetMemory fleet) {
        switch (o.action()) {
            case "StartTransaction" -> start(o, station);
            case "StopTransaction" -> stop(o, station, fleet, o.request().path("transactionId"));
            case "MeterValues" -> owner(o, station, fleet, o.request().path("transactionId"));
            case "TransactionEvent" -> event(o, station, fleet);
            default -> {}
        }
    }

    private static void start(Observation o, StationMemory station) {
        Transaction.Start how = how(o);
        ConnectorMemory connector = station.connector(how.connector());
        Transaction running = connector.running;
        boolean since = running != null && running.receivedAt >= station.bearing.bootedAt;
        if (running != null && since && !same(running, how)) {
            o.mark(Mark.TX_OVERLAP, running.id);
        }
        if (OUT_OF_SERVICE.contains(connector.status)
                && !o.backlog()
                && connector.statusAt >= station.bearing.bootedAt) {
            o.mark(Mark.TX_BROKEN, connector.status);
        }
        boolean repeated = running != null && same(running, how);
        double below = connector.lastStop - how.meter();
        if (below > ROUNDING && !repeated && !newMeter(o, station, connector, how.meter())) {
            o.mark(Mark.METER_BELOW, below);
        }
    }

    /** A meter that was replaced begins at nothing, and whoever replaced it needed a while or switched the station off. */
    private static boolean newMeter(Observation o, StationMemory station, ConnectorMemory connector, double meter) {
        boolean rebooted = connector.bootsAtStop != station.bearing.boots;
        return rebooted || (meter <= NEW_METER && o.at() - connector.stoppedAt > FITTING_MILLIS);
    }

    private static boolean same(Transaction running, Transaction.Start how) {
        return running.tag.equals(how.tag()) && running.start == how.meter() && running.startedAt == how.startedAt();
    }

    private static Transaction.Start how(Observation o) {
        JsonNode request = o.request();
        return new Transaction.Start(
                Json.integer(request, "connectorId").orElse(1),
                Kept.of(Json.text(request, "idTag")),
                o.at(),
                Times.of(request.path("timestamp")),
                Json.number(request, "meterStart").orElse(0));
    }

    private static void started(Observation o, StationMemory station, FleetMemory fleet) {
        JsonNode number = o.answer().path("transactionId");
        boolean accepted = Json.text(o.answer().path("idTagInfo"), "status").equals("Accepted");
        Optional<String> id = Json.identifier(number);
        if (id.isEmpty() || o.request().isMissingNode()) {
            return;
        }
        Transaction.Start how = how(o);
        Transaction before = station.transactions.get(id.get());
        if (before != null && !same(before, how)) {
            o.mark(Mark.TX_ID, "in-use");
        } else if (number.isNumber() && number.doubleValue() < 0 && accepted) {
            o.mark(Mark.TX_ID, "negative");
        } else if (number.isNumber() && Math.abs(number.doubleValue()) > Integer.MAX_VALUE) {
            o.mark(Mark.TX_ID, "beyond-int32");
        }
        if (before == null && number.asLong() > 0) {
            begin(o, station, fleet, new Transaction(id.get(), station.id, how));
        }
    }

    private static void begin(Observation o, StationMemory station, FleetMemory fleet, Transaction transaction) {
        String owner = fleet.owners.put(transaction.id, station.id);
        fleet.numbersPerStation |= owner != null && !owner.equals(station.id);
        transaction.central = station.orders.remoteStart
                || o.context().allowed().centralTags().contains(transaction.tag);
        station.orders.remoteStart = false;
        station.transactions.put(transaction.id, transaction);
        ConnectorMemory connector = station.connector(transaction.connector);
        connector.running = transaction;
        connector.freeSince = Times.UNKNOWN;
    }

    private static void stop(Observation o, StationMemory station, FleetMemory fleet, JsonNode id) {
        Transaction transaction = owner(o, station, fleet, id);
        if (transaction == null) {
            if (!o.marks().containsKey(Mark.TX_FOREIGN) && id.asLong() > 0) {
                o.mark(Mark.TX_UNKNOWN, busy(o, station) ? "busy" : "stop");
            }
            return;
        }
        int content = o.content();
        if (transaction.stopped && transaction.stopHash != content) {
            o.mark(Mark.TX_TWICE, transaction.id);
        }
        end(station, transaction, content);
    }

    private static void end(StationMemory station, Transaction transaction, int content) {
        transaction.stopped = true;
        transaction.stopHash = content;
        ConnectorMemory connector = station.connector(transaction.connector);
        if (connector.running == transaction) {
            connector.running = null;
        }
    }

    /** The station's own transaction, or null; tells if it is that of another station. */
    private static @org.jspecify.annotations.Nullable Transaction owner(
            Observation o, StationMemory station, FleetMemory fleet, JsonNode node) {
        Optional<String> id = Json.identifier(node);
        if (id.isEmpty()) {
            return null;
        }
        Transaction own = station.transactions.get(id.get());
        String owner = fleet.owners.get(id.get());
        if (own == null && owner != null && !owner.equals(station.id) && !fleet.numbersPerStation) {
            o.mark(Mark.TX_FOREIGN, owner);
        }
        return own;
    }

    /** Whether each connector is known to be busy with a transaction of its own. */
    private static boolean busy(Observation o, StationMemory station) {
        int connectors = o.context().station(station.id).connectors().size();
        long running = station.connectors.values().stream()
                .filter(connector -> connector.running != null)
                .count();
        return connectors > 0 && running >= connectors;
    }

    private static void event(Observation o, StationMemory station, FleetMemory fleet) {
        JsonNode request = o.request();
        JsonNode id = request.path("transactionInfo").path("transactionId");
        OptionalInt evse = Json.integer(request.path("evse"), "id");
        Transaction own = owner(o, station, fleet, id);
        switch (Json.text(request, "eventType")) {
            case "Started" -> {
                if (own == null && !id.asText().isEmpty() && !o.marks().containsKey(Mark.TX_FOREIGN)) {
                    String tag = Kept.of(Json.text(request.path("idToken"), "idToken"));
                    long time = Times.of(request.path("timestamp"));
                    Transaction.Start how = new Transaction.Start(evse.orElse(1), tag, o.at(), time, Double.NaN);
                    begin(o, station, fleet, new Transaction(id.asText(), station.id, how));
                }
            }
            case "Ended" -> {
                if (own != null) {
                    if (own.stopped && own.stopHash != o.content()) {
                        o.mark(Mark.TX_TWICE, own.id);
                    }
                    end(station, own, o.content());
                }
            }
            default -> {}
        }
    }
}
