// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import java.util.OptionalLong;

/** A transaction as its station knows it. Not safe for use by several threads. */
final class Charge {

    private final int number;
    private final int connector;
    private OptionalLong told = OptionalLong.empty();
    private String reason = "Local";

    Charge(int number, int connector) {
        this.number = number;
        this.connector = connector;
    }

    /** The station's own count, from 1. */
    int number() {
        return number;
    }

    int connector() {
        return connector;
    }

    void told(long id) {
        told = OptionalLong.of(id);
    }

    /** The number that the result of StartTransaction gave. */
    OptionalLong told() {
        return told;
    }

    void reason(String word) {
        reason = word;
    }

    String reason() {
        return reason;
    }
}
