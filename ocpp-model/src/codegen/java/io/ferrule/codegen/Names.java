// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import java.util.Locale;

/** Names of constants. */
final class Names {

    private Names() {}

    /** {@code SUSPENDED_EVSE} for {@code SuspendedEVSE}, {@code L1_N} for {@code L1-N}, {@code KWH} for {@code kWh}. */
    static String constantOf(String wire) {
        return wire.replaceAll("[^A-Za-z0-9]+", "_")
                .replaceAll("(?<=[a-z]{2})(?=[A-Z])", "_")
                .replaceAll("(?<=[A-Z])(?=[A-Z][a-z]{2})", "_")
                .toUpperCase(Locale.ROOT);
    }
}
