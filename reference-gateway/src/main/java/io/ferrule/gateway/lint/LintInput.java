// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Side;
import java.util.Optional;

/** What a line asks for. */
sealed interface LintInput {

    /** The caller's own id of the line, given back with its JSON type. */
    Optional<JsonNode> id();

    /**
     * One OCPP-J frame to look at.
     *
     * @param id the caller's own id of the line
     * @param ocpp version as written
     * @param from who sent the frame
     * @param sideTold whether the line itself says who sent the frame; else it is what the command line says
     * @param station name of the stream, empty for the stream of all lines that name none
     * @param action action of the CALL that a reply answers, where the line says it
     * @param frame text of the frame
     */
    record FrameLine(
            Optional<JsonNode> id,
            String ocpp,
            Side from,
            boolean sideTold,
            String station,
            Optional<String> action,
            String frame)
            implements LintInput {}

    /**
     * One SOAP document to look at; version and sender are told by its body.
     *
     * @param id the caller's own id of the line
     * @param station name of the stream, empty for the stream of all lines that name none
     * @param document text of the document
     */
    record SoapLine(Optional<JsonNode> id, String station, String document) implements LintInput {}

    /**
     * A line that is neither a frame nor an object of the agreed shape.
     *
     * @param id the caller's own id of the line, where it can be read
     * @param error one sentence
     */
    record Refused(Optional<JsonNode> id, String error) implements LintInput {}
}
