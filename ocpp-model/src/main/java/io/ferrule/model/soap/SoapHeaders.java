// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The header of a SOAP message: whose message it is, and WS-Addressing 1.0. All of it is what a peer claims; an address in
 * {@code from} in particular must not be called before it was compared with where the peer is.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param chargeBoxIdentity identity of the station, in requests of both sides; empty if it is missing or there are several
 * @param action {@code wsa:Action}, such as {@code /BootNotification}
 * @param messageId {@code wsa:MessageID}
 * @param to {@code wsa:To}
 * @param from the address in {@code wsa:From}: where the station's own service is
 * @param replyTo the address in {@code wsa:ReplyTo}; OCPP answers in the same HTTP exchange, which is {@link #ANONYMOUS}
 * @param relatesTo {@code wsa:RelatesTo}: in an answer the message id of its request
 * @param others the blocks that are none of these
 */
public record SoapHeaders(
        Optional<String> chargeBoxIdentity,
        Optional<String> action,
        Optional<String> messageId,
        Optional<String> to,
        Optional<String> from,
        Optional<String> replyTo,
        Optional<String> relatesTo,
        List<OtherHeader> others) {

    /** The address of whoever waits at the other end of the HTTP exchange (WS-Addressing 1.0 core, 2.1). */
    public static final String ANONYMOUS = Namespaces.ADDRESSING + "/anonymous";

    /** Copies the list. */
    public SoapHeaders {
        others = List.copyOf(others);
    }

    /**
     * Starts with an empty header.
     *
     * @return a builder with nothing set
     */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects the blocks of a header. Not for use by several threads. */
    public static final class Builder {
        private Optional<String> chargeBoxIdentity = Optional.empty();
        private Optional<String> action = Optional.empty();
        private Optional<String> messageId = Optional.empty();
        private Optional<String> to = Optional.empty();
        private Optional<String> from = Optional.empty();
        private Optional<String> replyTo = Optional.empty();
        private Optional<String> relatesTo = Optional.empty();
        private final List<OtherHeader> others = new ArrayList<>(0);

        private Builder() {}

        /**
         * Sets the identity of the station.
         *
         * @param value the identity
         * @return this builder
         */
        public Builder chargeBoxIdentity(String value) {
            chargeBoxIdentity = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:Action}. What {@link SoapRequest} and its answers make on their own need not be set.
         *
         * @param value the action, with its slash
         * @return this builder
         */
        public Builder action(String value) {
            action = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:MessageID}.
         *
         * @param value an id that the sender uses once, best {@code urn:uuid:…}
         * @return this builder
         */
        public Builder messageId(String value) {
            messageId = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:To}.
         *
         * @param value address of the receiver
         * @return this builder
         */
        public Builder to(String value) {
            to = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:From}.
         *
         * @param value address of the sender
         * @return this builder
         */
        public Builder from(String value) {
            from = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:ReplyTo}.
         *
         * @param value address for answers
         * @return this builder
         */
        public Builder replyTo(String value) {
            replyTo = Optional.of(value);
            return this;
        }

        /**
         * Sets {@code wsa:RelatesTo}.
         *
         * @param value message id of the request
         * @return this builder
         */
        public Builder relatesTo(String value) {
            relatesTo = Optional.of(value);
            return this;
        }

        /** Adds a block of a peer; {@link SoapWriter} does not write such blocks. */
        Builder other(OtherHeader value) {
            others.add(value);
            return this;
        }

        /**
         * Makes the header.
         *
         * @return a header with what was set
         */
        public SoapHeaders build() {
            return new SoapHeaders(chargeBoxIdentity, action, messageId, to, from, replyTo, relatesTo, others);
        }
    }
}
