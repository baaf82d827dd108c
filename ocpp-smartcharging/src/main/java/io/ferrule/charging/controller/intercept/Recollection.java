// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.VariableDesk.Moment;
import io.ferrule.charging.intercept.SiteReport;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What outlives the sessions of a controller.
 *
 * @param memory what it was told
 * @param standing how it stands with its CSMS
 * @param report what the site did last
 */
record Recollection(Memory memory, Standing standing, Supplier<Optional<SiteReport>> report) {

    Moment at(Instant now) {
        return new Moment(memory.state(), report.get(), now);
    }
}
