// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Messages about transactions that come again. An honest station repeats the last one when it saw no answer, and after an outage tells
 * old ones in the order in which they happened; it never goes back behind what it told before.
 */
final class ReplayWatch implements Watch {

    private static final Set<String> ACTIONS =
            Set.of("StartTransaction", "StopTransaction", "MeterValues", "TransactionEvent");
    private static final int REMEMBERED = 128;
    private static final int ANSWERED = 1;
    private static final long SUMMER_TIME_MILLIS = 65 * 60_000L;
    private static final long AHEAD_MILLIS = 120_000;

    private final Map<String, Past> pasts;

    ReplayWatch(Bounds bounds) {
        this.pasts = new Recent<>(bounds.keys());
    }

    private static final class Past {
        /** By content: when it was first told, counted in messages, and in the lowest bit whether it was answered. */
        final RecentNumbers told = new RecentNumbers(REMEMBERED);

        int number;
    }

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (!ACTIONS.contains(o.action()) || o.request().isMissingNode()) {
            return;
        }
        Past past = pasts.computeIfAbsent(station.id, any -> new Past());
        int content = 31 * o.action().hashCode() + o.content();
        if (o.kind() == ObservationKind.CALL) {
            call(o, past, content);
            disorder(o, station);
        } else if (o.kind() == ObservationKind.RESULT) {
            past.told.get(content).ifPresent(told -> past.told.put(content, told | ANSWERED));
        }
    }

    private static void call(Observation o, Past past, int content) {
        OptionalInt before = past.told.get(content);
        if (before.isEmpty()) {
            past.number++;
            past.told.put(content, past.number << 1);
            return;
        }
        boolean answered = (before.getAsInt() & ANSWERED) != 0;
        if (answered && past.number > before.getAsInt() >> 1 && o.newest() != Times.UNKNOWN) {
            o.mark(Mark.TX_REPLAYED, o.action());
        }
    }

    private static void disorder(Observation o, StationMemory station) {
        long time = o.newest();
        boolean free = o.isCall("MeterValues") && !o.request().has("transactionId");
        if (time == Times.UNKNOWN || free) {
            return;
        }
        ConnectorMemory connector = station.connector(number(o, station));
        boolean clockWasRight = connector.newestTime != Times.UNKNOWN && connector.newestTime < o.at() + AHEAD_MILLIS;
        if (clockWasRight && time < connector.newestTime - SUMMER_TIME_MILLIS) {
            o.mark(Mark.TX_DISORDER, (connector.newestTime - time) / 60_000.0);
        } else {
            connector.newestTime = Math.max(time, clockWasRight ? connector.newestTime : time);
        }
    }

    private static int number(Observation o, StationMemory station) {
        Transaction transaction = station.transactions.get(
                Kept.of(o.request().path("transactionId").asText()));
        int evse = Json.integer(o.request().path("evse"), "id").orElse(1);
        return Json.integer(o.request(), "connectorId").orElse(transaction == null ? evse : transaction.connector);
    }
}
