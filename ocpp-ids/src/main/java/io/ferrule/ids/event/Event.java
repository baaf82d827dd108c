// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.event;

import java.time.Instant;

/** Something that happened at one point of virtual time. Immutable and safe for use by several threads. */
public sealed interface Event permits FrameEvent, ConnectionEvent, ContextEvent, Tick {

    /**
     * When it happened, by the clock of the gateway.
     *
     * @return the point in time; the engine only ever looks at differences
     */
    Instant at();
}
