// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import io.ferrule.model.dialect.DialectMemory;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.Repair;
import io.ferrule.model.validation.SchemaCheck;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Check and repair for each station, which may differ in the dialect of 1.5 that it speaks. The station that was asked for
 * longest ago is forgotten when there are too many. For one thread.
 */
final class StationChecks {

    private static final int MOST_STATIONS = 10_000;

    private final FrameCheck check = new FrameCheck(new SchemaCheck());
    private final Supplier<DialectMemory> memory;
    private final Map<String, Checks> stations = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Checks> eldest) {
            return size() > MOST_STATIONS;
        }
    };

    /** Judges by itself what a station's dialect is, or takes it as told. */
    StationChecks(DialectChoice dialect) {
        this.memory = dialect::memory;
    }

    /** The two for one station. */
    record Checks(FrameCheck check, Repair repair) {}

    Checks of(String station) {
        return stations.computeIfAbsent(station, name -> {
            FrameCheck own = check.remembering(memory.get());
            // Without a zone: lint does not know where the station stands, and a guess would be an invented time.
            return new Checks(own, new Repair(own, EnumSet.allOf(Mend.class), Optional.empty()));
        });
    }
}
