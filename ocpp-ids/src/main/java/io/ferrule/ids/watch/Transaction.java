// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

/** A transaction and what its meter said. */
final class Transaction {

    final String id;
    final String station;
    final int connector;
    final String tag;
    final long receivedAt;
    final long startedAt;
    final double start;

    boolean stopped;
    int stopHash;
    boolean central;
    double last;
    long lastTime;
    long lastReceived;
    double lastResolution;
    double meanPower;
    int powerSamples;
    long powerSince = Times.UNKNOWN;
    long powerTime = Times.UNKNOWN;
    long powerReceived = Times.UNKNOWN;
    double powerFrom;
    int flatSamples;
    double soc = Double.NaN;
    long socAt;
    double socEnergy;
    double socPeak = Double.NaN;
    double socPeakEnergy = Double.NaN;
    boolean signed;

    Transaction(String id, String station, Start how) {
        this.id = id;
        this.station = station;
        this.connector = how.connector();
        this.tag = how.tag();
        this.receivedAt = how.receivedAt();
        this.startedAt = how.startedAt();
        this.start = how.meter();
        this.last = how.meter();
        this.lastTime = how.startedAt();
        this.lastReceived = how.receivedAt();
    }

    /** How a transaction began; the time by the station's clock may be unknown. */
    record Start(int connector, String tag, long receivedAt, long startedAt, double meter) {}
}
