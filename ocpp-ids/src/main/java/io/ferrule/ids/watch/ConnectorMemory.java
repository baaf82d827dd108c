// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import org.jspecify.annotations.Nullable;

/** What is remembered of one connector. */
final class ConnectorMemory {

    String status = "";
    long statusAt = Times.UNKNOWN;
    long freeSince = Times.UNKNOWN;
    double freeEnergy = Double.NaN;

    @Nullable
    Transaction running;

    double lastStop = Double.NaN;
    int bootsAtStop;
    long stoppedAt = Times.UNKNOWN;
    long newestTime = Times.UNKNOWN;
    double limit = Double.NaN;
    double watts = Double.NaN;
    double mostWatts;
    double lastExtreme = Double.NaN;
    final Window<Boolean> swings = new Window<>(900_000, 64);
    final Window<Boolean> turns = new Window<>(3_600_000, 64);
    boolean rose;
    int signedTransactions;
    String publicKey = "";
    long page = -1;
    int lastPageHash;
    int seal;
    int sealed;
}
