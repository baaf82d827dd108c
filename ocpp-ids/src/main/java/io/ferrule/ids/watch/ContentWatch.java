// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

/** Marks what is odd about a payload by itself; it was looked at when the frame was taken apart. */
final class ContentWatch implements Watch {

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL || o.kind() == ObservationKind.RESULT) {
            o.decoded().ifPresent(decoded -> decoded.oddities().mark(o));
        }
    }
}
