// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.List;
import java.util.Optional;

/** What {@link FrameReader} made of a text. */
public sealed interface Reading {

    /**
     * One OCPP-J frame.
     *
     * @param frame the frame; its text lacks what had to be taken off
     * @param notes what was taken off, such as a leading byte-order mark
     */
    record Read(Frame frame, List<Note> notes) implements Reading {
        /** Copies the notes. */
        public Read {
            notes = List.copyOf(notes);
        }
    }

    /**
     * Not one OCPP-J frame at all.
     *
     * @param finding why; its rule is {@code envelope}, {@code duplicate-key} or {@code limit}
     * @param type the message type, where it could still be read
     * @param id the message id, where it could still be read: enough to answer a CALL with a CALLERROR
     */
    record Unreadable(Finding finding, Optional<MessageType> type, Optional<String> id) implements Reading {}
}
