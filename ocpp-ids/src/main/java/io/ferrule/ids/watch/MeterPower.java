// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.ids.watch.Samples.Sample;

/** The power that a meter tells against the rise of its register. */
final class MeterPower {

    /** From here on two clocks disagree because one of them was set, as in spring and in autumn. */
    private static final long CLOCK_SET_MILLIS = 30 * 60_000L;

    private static final int POWER_SAMPLES = 5;

    /** Then the comparison begins anew, so that an honest hour does not hide a lie. */
    private static final int POWER_WINDOW = 24;

    private static final int LONG_GAP = 3;
    private static final double POWER_FACTOR = 2.5;

    private MeterPower() {}

    static void compare(Observation o, Transaction tx, Sample sample) {
        if (Double.isNaN(sample.power) || Double.isNaN(sample.energy) || sample.time == Times.UNKNOWN) {
            return;
        }
        long clock = sample.time - tx.powerTime - (o.at() - tx.powerReceived);
        boolean enough = tx.powerSamples >= POWER_WINDOW;
        boolean clockSet = tx.powerTime != Times.UNKNOWN && Math.abs(clock) > CLOCK_SET_MILLIS;
        boolean gap = gap(tx, sample.time);
        tx.powerTime = sample.time;
        tx.powerReceived = o.at();
        if (clockSet
                || gap
                || enough
                || tx.powerSince == Times.UNKNOWN
                || sample.time <= tx.powerSince
                || sample.energy < tx.powerFrom) {
            tx.powerSince = sample.time;
            tx.powerFrom = sample.energy;
            tx.powerSamples = 0;
            tx.meanPower = 0;
            return;
        }
        tx.powerSamples++;
        tx.meanPower += (sample.power - tx.meanPower) / tx.powerSamples;
        double told = tx.meanPower * (sample.time - tx.powerSince) / MeterWatch.HOUR;
        double risen = sample.energy - tx.powerFrom;
        double slack = MeterWatch.slack(sample.resolution);
        double less = Math.min(told, risen) + slack / 4;
        if (tx.powerSamples >= POWER_SAMPLES && Math.max(told, risen) > POWER_FACTOR * less + slack) {
            o.mark(Mark.METER_POWER, told / Math.max(1, risen));
        }
    }

    /** Nobody knows what flowed while nothing was told for much longer than usual, as over a power cut. */
    private static boolean gap(Transaction tx, long time) {
        return tx.powerSamples > 0
                && time - tx.powerTime > LONG_GAP * (double) (tx.powerTime - tx.powerSince) / tx.powerSamples;
    }
}
