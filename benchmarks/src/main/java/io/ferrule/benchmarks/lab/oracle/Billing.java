// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.oracle;

import java.util.Arrays;
import java.util.Optional;

/** The messages that an invoice is made of; OCPP 1.6, 3.7.1 calls them transaction-related. */
public enum Billing {
    START("StartTransaction"),
    METER_VALUES("MeterValues"),
    STOP("StopTransaction");

    private final String action;

    Billing(String action) {
        this.action = action;
    }

    /** The action on the wire. */
    public String action() {
        return action;
    }

    /** The kind of an action; empty for one that no invoice needs. */
    public static Optional<Billing> of(String action) {
        return Arrays.stream(values()).filter(it -> it.action.equals(action)).findFirst();
    }
}
