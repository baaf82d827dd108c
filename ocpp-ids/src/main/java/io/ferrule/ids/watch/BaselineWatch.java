// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.Side;

/** Compares how much a station says with what it usually says. */
final class BaselineWatch implements Watch {

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL && o.from(Side.STATION) && !o.backlog()) {
            station.baseline.called(o.at()).ifPresent(unusual -> o.mark(Mark.UNUSUAL, unusual));
        }
    }
}
