// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.recipe.probe;

import java.time.Instant;
import java.util.Optional;

/** A part of the probe. For one thread. */
interface Step {

    /** The next call of this part; empty if there is nothing more to ask. */
    Optional<ProbeCall> next(Instant now);

    /** Takes the answer to the call before. */
    void hear(ProbeAnswer answer);
}
