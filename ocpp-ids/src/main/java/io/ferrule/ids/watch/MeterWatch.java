// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.SiteContext.Connector;
import io.ferrule.ids.watch.Samples.Sample;
import java.util.List;

/** Meters against physics: registers rise, no faster than the connector can give, and as fast as the power that is told. */
final class MeterWatch implements Watch {

    static final double HOUR = 3_600_000.0;
    private static final double UNKNOWN_CONNECTOR = 500_000;
    private static final double ANY_CAR = 100_000;
    private static final double BEYOND_LEARNED = 8;
    private static final int ENOUGH_TRANSACTIONS = 3;
    private static final long LEARNABLE_MILLIS = 20 * 60_000L;
    private static final double TOLERANCE = 1.25;
    private static final double SLACK = 500;
    private static final double COARSE_SLACK = 2_000;
    private static final double COARSE = 1_000;
    private static final double ROUNDING = 10;
    private static final int FLAT_MINUTES = 60;
    private static final int FLAT_SAMPLES = 6;

    /** Cars take nothing below 6 A on one phase (IEC 61851-1): where the CSMS allows less, a meter may stand still. */
    private static final double LEAST_CHARGING = 6 * 230;

    private static final double DRAINED = 10;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() != ObservationKind.CALL || o.marks().containsKey(Mark.TX_FOREIGN)) {
            return;
        }
        Transaction transaction = transaction(o, station);
        if (transaction == null) {
            return;
        }
        List<Sample> samples = o.samples();
        boolean stop = o.action().equals("StopTransaction");
        boolean old = o.marks().containsKey(Mark.TX_REPLAYED) || o.marks().containsKey(Mark.TX_DISORDER);
        if (!old && !o.marks().containsKey(Mark.TX_TWICE)) {
            if (!stop) {
                samples.forEach(sample -> sample(o, station, transaction, sample));
            }
            if (stop) {
                stop(o, station, transaction);
            }
        }
    }

    private static @org.jspecify.annotations.Nullable Transaction transaction(Observation o, StationMemory station) {
        JsonNode request = o.request();
        String text =
                switch (o.action()) {
                    case "MeterValues", "StopTransaction" ->
                        request.path("transactionId").asText();
                    case "TransactionEvent" ->
                        request.path("transactionInfo").path("transactionId").asText();
                    default -> "";
                };
        String id = Kept.of(text);
        Transaction known = id.isEmpty() ? null : station.transactions.get(id);
        return known == null
                        && !id.isEmpty()
                        && Long.signum(request.path("transactionId").asLong(1)) > 0
                ? unseen(o, station, id)
                : known;
    }

    /** A transaction whose beginning was not seen: what its meter says from now on can be compared all the same. */
    private static @org.jspecify.annotations.Nullable Transaction unseen(
            Observation o, StationMemory station, String id) {
        if (!o.action().equals("MeterValues")) {
            return null;
        }
        Transaction.Start how = new Transaction.Start(
                Json.integer(o.request(), "connectorId").orElse(1), "", o.at(), Times.UNKNOWN, Double.NaN);
        Transaction transaction = new Transaction(id, station.id, how);
        station.transactions.put(id, transaction);
        ConnectorMemory connector = station.connector(how.connector());
        connector.running = connector.running == null ? transaction : connector.running;
        return transaction;
    }

    private static void stop(Observation o, StationMemory station, Transaction transaction) {
        double meter = Json.number(o.request(), "meterStop").orElse(Double.NaN);
        if (Double.isNaN(meter)) {
            return;
        }
        long time = Times.of(o.request().path("timestamp"));
        register(o, station, transaction, meter, time, 0);
        learn(o, station, transaction, time);
        ConnectorMemory connector = station.connector(transaction.connector);
        connector.lastStop = meter;
        connector.stoppedAt = o.at();
        connector.bootsAtStop = station.bearing.boots;
    }

    private static void sample(Observation o, StationMemory station, Transaction transaction, Sample sample) {
        if (!Double.isNaN(sample.energy)) {
            double before = transaction.last;
            register(o, station, transaction, sample.energy, sample.time, sample.resolution);
            flat(o, station, transaction, sample, before);
        }
        MeterPower.compare(o, transaction, sample);
        soc(o, transaction, sample);
    }

    private static void register(
            Observation o,
            StationMemory station,
            Transaction transaction,
            double energy,
            long time,
            double resolution) {
        boolean older = time != Times.UNKNOWN && time < transaction.lastTime;
        double rise = energy - transaction.last;
        double least = Math.max(resolution, transaction.lastResolution);
        if (!older && rise < -ROUNDING && -rise >= least) {
            o.mark(Mark.METER_BACK, -rise);
        }
        double hours = Math.max(1_000, elapsed(o, transaction, time)) / HOUR;
        if (rise > slack(resolution) + most(o, station, transaction.connector) * TOLERANCE * hours) {
            o.mark(Mark.METER_FAST, Math.rint(rise / hours));
        }
        if (!older) {
            transaction.last = energy;
            transaction.lastResolution = resolution;
            transaction.lastTime = time == Times.UNKNOWN ? transaction.lastTime : time;
            transaction.lastReceived = o.at();
        }
    }

    static double slack(double resolution) {
        return resolution >= COARSE ? COARSE_SLACK : SLACK;
    }

    /** The longer of both clocks, so that a clock that is put right makes no miracle. */
    private static double elapsed(Observation o, Transaction transaction, long time) {
        double own = time == Times.UNKNOWN || transaction.lastTime == Times.UNKNOWN ? 0 : time - transaction.lastTime;
        return Math.max(own, (double) (o.at() - transaction.lastReceived));
    }

    /** What a station gave over whole transactions says what it is made for: nobody turns a wall box into a fast charger. */
    private static void learn(Observation o, StationMemory station, Transaction transaction, long time) {
        boolean whole = !Double.isNaN(transaction.start)
                && time != Times.UNKNOWN
                && transaction.startedAt != Times.UNKNOWN
                && time - transaction.startedAt >= LEARNABLE_MILLIS;
        if (whole && !o.marks().containsKey(Mark.METER_FAST) && !o.marks().containsKey(Mark.METER_BACK)) {
            double mean = (transaction.last - transaction.start) * HOUR / (time - transaction.startedAt);
            station.bearing.learned++;
            station.bearing.mostWatts = Math.max(station.bearing.mostWatts, mean);
        }
    }

    private static double most(Observation o, StationMemory station, int number) {
        for (Connector connector : o.context().station(station.id).connectors()) {
            if (connector.id() == number && connector.watts().isPresent()) {
                return connector.watts().getAsDouble();
            }
        }
        return station.bearing.learned < ENOUGH_TRANSACTIONS
                ? UNKNOWN_CONNECTOR
                : Math.min(UNKNOWN_CONNECTOR, Math.max(ANY_CAR, BEYOND_LEARNED * station.bearing.mostWatts));
    }

    private static void flat(Observation o, StationMemory station, Transaction tx, Sample sample, double before) {
        ConnectorMemory connector = station.connector(tx.connector);
        boolean allowed = !(connector.watts < LEAST_CHARGING);
        boolean charging = allowed && connector.status.equals("Charging") && !(sample.power < 100);
        boolean moved = sample.energy > tx.start + 1 || Double.isNaN(before) || Double.isNaN(tx.start);
        tx.flatSamples = charging && !moved ? tx.flatSamples + 1 : 0;
        long since = Math.max(connector.statusAt, tx.receivedAt);
        double minutes = Math.max(o.at() - (double) since, sample.time - (double) tx.startedAt) / 60_000.0;
        if (tx.flatSamples >= FLAT_SAMPLES && minutes >= FLAT_MINUTES && sample.time != Times.UNKNOWN) {
            o.mark(Mark.METER_FLAT, Math.rint(minutes));
        }
    }

    /** A battery that gets energy does not become emptier, however slowly. */
    private static void drained(Observation o, Transaction tx, Sample sample) {
        if (!(sample.soc < tx.socPeak)) {
            tx.socPeak = sample.soc;
            tx.socPeakEnergy = tx.last;
        } else if (tx.socPeak - sample.soc >= DRAINED && tx.last - tx.socPeakEnergy >= SLACK) {
            o.mark(Mark.METER_SOC, "falls");
        }
    }

    /** Many stations say 0 while, or as soon as, the car does not tell. */
    private static void soc(Observation o, Transaction tx, Sample sample) {
        if (Double.isNaN(sample.soc) || sample.soc == 0) {
            return;
        }
        if (sample.soc < 0 || sample.soc > 100) {
            o.mark(Mark.METER_SOC, "beyond");
        } else if (!Double.isNaN(tx.soc)) {
            double change = sample.soc - tx.soc;
            double minutes = Math.max(0, sample.time - tx.socAt) / 60_000.0;
            double energy = Double.isNaN(tx.last) ? 0 : tx.last - tx.socEnergy;
            if (change < -5 && energy >= 0) {
                o.mark(Mark.METER_SOC, "falls");
            } else if (change > 10 + 5 * minutes) {
                o.mark(Mark.METER_SOC, "jumps");
            }
        }
        drained(o, tx, sample);
        tx.soc = sample.soc;
        tx.socAt = sample.time;
        tx.socEnergy = Double.isNaN(tx.last) ? 0 : tx.last;
    }
}
