// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.util.Map;
import java.util.Optional;

/** The answer to an upgrade request. */
public sealed interface Admission {

    /**
     * The connection is opened.
     *
     * @param station whose connection it is
     * @param version version that the session speaks
     * @param subprotocol token to answer with, in the station's own spelling; empty answers without the header
     */
    record Admit(StationId station, OcppVersion version, Optional<String> subprotocol) implements Admission {}

    /**
     * The connection is refused before the upgrade.
     *
     * @param status HTTP status, for example 401 or 404
     * @param headers further header fields, for example {@code WWW-Authenticate}
     * @param reason one sentence for the log; not sent
     */
    record Refuse(int status, Map<String, String> headers, String reason) implements Admission {
        /** Copies the headers. */
        public Refuse {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * No common sub-protocol: the upgrade is answered without the header and the connection closed at once with 1002,
     * as OCPP-J 1.6, 3.1.2 asks (not an HTTP error).
     *
     * @param reason one sentence for the log
     */
    record NoCommonSubprotocol(String reason) implements Admission {}
}
