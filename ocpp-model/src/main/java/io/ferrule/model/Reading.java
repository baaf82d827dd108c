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
    record Unreadable(Finding finding, Optional<MessageType> type, Optional<String> id) implements Reading {

        private static final String UNREADABLE_ID = "-1";

        /**
         * The code of a CALLERROR about this text.
         *
         * @param version version of the conversation
         * @return the code of the finding; from 2.0.1 on RpcFrameworkError if the id is not readable (OCPP 2.0.1 part 4,
         *     4.2.3 and 4.3)
         */
        public ErrorCode code(OcppVersion version) {
            return id.isEmpty() && sinceVersion2(version) ? ErrorCode.RPC_FRAMEWORK_ERROR : finding.code();
        }

        /**
         * What the sender is owed. Replies and SENDs are never answered. In 1.x an unreadable CALL is answered where its
         * id is readable, and an unknown message type is ignored (OCPP-J 1.6, 4.1.3); from 2.0.1 on the former is
         * answered under id {@code -1} as well, the latter with MessageTypeNotSupported (OCPP 2.0.1 part 4, 4.3).
         *
         * @param version version of the conversation
         * @return the CALLERROR, or empty if nothing may be said
         */
        public Optional<CallError> answer(OcppVersion version) {
            boolean second = sinceVersion2(version);
            boolean call = type.equals(Optional.of(MessageType.CALL));
            boolean owed = call ? second || id.isPresent() : second && type.isEmpty();
            if (!owed) {
                return Optional.empty();
            }
            ErrorCode code = !call && id.isPresent() ? ErrorCode.MESSAGE_TYPE_NOT_SUPPORTED : code(version);
            return Optional.of(CallError.of(id.orElse(UNREADABLE_ID), version, code, finding.message()));
        }

        private static boolean sinceVersion2(OcppVersion version) {
            return version.compareTo(OcppVersion.V2_0_1) >= 0;
        }
    }
}
