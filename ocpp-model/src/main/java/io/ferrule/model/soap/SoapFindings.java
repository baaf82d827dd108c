// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;

/** Findings that more than one class makes. */
final class SoapFindings {

    private SoapFindings() {}

    /** Something is wrong with a header of WS-Addressing. */
    static Finding wsa(String header, String message) {
        return new Finding("/header/" + header, "wsa", ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, message);
    }

    /** Something is wrong with the document as a whole. */
    static Finding envelope(String message) {
        return new Finding("", "envelope", ErrorCode.FORMATION_VIOLATION, message);
    }

    /** The action or its version is none that is known. */
    static Finding unknown(String rule, String message) {
        return new Finding("", rule, ErrorCode.NOT_IMPLEMENTED, message);
    }
}
