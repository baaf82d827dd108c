// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * The codes of a CALLERROR. 1.6 misspells two of them on purpose (OCPP-J 1.6 errata v1.0, 5.1 and 5.2) and lacks two
 * that 2.0.1 added (OCPP 2.0.1 part 4, 4.3), so the name on the wire depends on the version.
 */
public enum ErrorCode {
    /** The receiver does not know the action. */
    NOT_IMPLEMENTED("NotImplemented", "NotImplemented"),
    /** The receiver knows the action but does not support it. */
    NOT_SUPPORTED("NotSupported", "NotSupported"),
    /** The receiver failed while it handled the action. */
    INTERNAL_ERROR("InternalError", "InternalError"),
    /** The payload is incomplete or not what the action demands. */
    PROTOCOL_ERROR("ProtocolError", "ProtocolError"),
    /** A security reason kept the receiver from handling the action. */
    SECURITY_ERROR("SecurityError", "SecurityError"),
    /** The payload does not have the form of the action. */
    FORMATION_VIOLATION("FormationViolation", "FormatViolation"),
    /** A field has a value that is not allowed. */
    PROPERTY_CONSTRAINT_VIOLATION("PropertyConstraintViolation", "PropertyConstraintViolation"),
    /** A field is missing, or occurs too often. */
    OCCURRENCE_CONSTRAINT_VIOLATION("OccurenceConstraintViolation", "OccurrenceConstraintViolation"),
    /** A field has the wrong type. */
    TYPE_CONSTRAINT_VIOLATION("TypeConstraintViolation", "TypeConstraintViolation"),
    /** Anything that the other codes do not cover. */
    GENERIC_ERROR("GenericError", "GenericError"),
    /** The message type is not known; towards a 1.x peer this is a GenericError. */
    MESSAGE_TYPE_NOT_SUPPORTED("GenericError", "MessageTypeNotSupported"),
    /** The frame is no valid RPC; towards a 1.x peer this is a ProtocolError. */
    RPC_FRAMEWORK_ERROR("ProtocolError", "RpcFrameworkError");

    private final String inVersion1;
    private final String inVersion2;

    ErrorCode(String inVersion1, String inVersion2) {
        this.inVersion1 = inVersion1;
        this.inVersion2 = inVersion2;
    }

    /**
     * The name that a peer of this version expects.
     *
     * @param version version of the conversation
     * @return the name as it stands in a CALLERROR
     */
    public String wireName(OcppVersion version) {
        return version.compareTo(OcppVersion.V2_0_1) < 0 ? inVersion1 : inVersion2;
    }

    /**
     * Finds a code by either spelling: peers mix them up, and both must be understood.
     *
     * @param name the name in a CALLERROR
     * @return the code, or empty for a name that no version defines
     */
    public static Optional<ErrorCode> ofWireName(String name) {
        return Arrays.stream(values())
                .filter(code -> code.inVersion2.equals(name) || code.inVersion1.equals(name))
                .findFirst();
    }
}
