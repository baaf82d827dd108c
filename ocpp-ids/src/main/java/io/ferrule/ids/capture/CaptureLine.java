// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.capture;

import io.ferrule.ids.event.Event;

/** What a line of a capture is. */
public sealed interface CaptureLine {

    /**
     * Something that happened.
     *
     * @param event what
     */
    record Happened(Event event) implements CaptureLine {}

    /**
     * Nothing that can be read.
     *
     * @param error why, in one sentence
     */
    record Unreadable(String error) implements CaptureLine {}
}
