// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import java.util.Map;
import java.util.Optional;

/**
 * The refusal of a request: a CALLERROR in SOAP (OCPP-S 1.6, 5). It does not name its action; what it answers is told by
 * {@code relatesTo} and by the HTTP exchange.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param headers the header
 * @param code who is to blame
 * @param subcode what it is about, where the peer says it
 * @param reason text for people; of a peer, so cut and escape it before it is shown
 */
public record SoapFault(SoapHeaders headers, FaultCode code, Optional<FaultSubcode> subcode, String reason)
        implements SoapMessage {

    /** The document of 1.5 has a namespace for subcodes that is neither of its services'. */
    private static final String SUBCODES_1_5 = "urn://Ocpp/2012/02/";

    private static final String NAMESPACES = "urn://Ocpp/";

    private static final Map<String, ErrorCode> MEANINGS = Map.of(
            "SecurityError", ErrorCode.SECURITY_ERROR,
            "IdentityMismatch", ErrorCode.SECURITY_ERROR,
            "ProtocolError", ErrorCode.PROTOCOL_ERROR,
            "InternalError", ErrorCode.INTERNAL_ERROR,
            "NotSupported", ErrorCode.NOT_SUPPORTED);

    /**
     * Makes the refusal of a request.
     *
     * @param request header of the request
     * @param service the service that was called
     * @param code why, as OCPP-J would say it
     * @param reason one sentence for people
     * @return the fault, related to the request if that has a message id
     */
    public static SoapFault of(SoapHeaders request, SoapService service, ErrorCode code, String reason) {
        String name = subcodeOf(code);
        FaultCode blame =
                name.equals("SecurityError") || name.equals("ProtocolError") ? FaultCode.SENDER : FaultCode.RECEIVER;
        String namespace = service.version() == OcppVersion.V1_5 ? SUBCODES_1_5 : service.namespace();
        return answering(request, blame, Optional.of(new FaultSubcode(namespace, name)), reason);
    }

    /**
     * Makes the answer of a station that was addressed by another identity than its own.
     *
     * @param request header of the request
     * @param service the service that was called
     * @param reason one sentence for people
     * @return the fault, related to the request if that has a message id
     */
    public static SoapFault identityMismatch(SoapHeaders request, SoapService service, String reason) {
        SoapFault fault = of(request, service, ErrorCode.SECURITY_ERROR, reason);
        return new SoapFault(
                fault.headers,
                fault.code,
                fault.subcode.map(subcode -> new FaultSubcode(subcode.namespace(), "IdentityMismatch")),
                reason);
    }

    /** Makes a fault about a document of which nothing but its header may be known. */
    static SoapFault answering(SoapHeaders request, FaultCode code, Optional<FaultSubcode> subcode, String reason) {
        SoapHeaders.Builder header =
                SoapHeaders.builder().action(Namespaces.FAULT_ACTION).to(SoapHeaders.ANONYMOUS);
        request.messageId().ifPresent(header::relatesTo);
        return new SoapFault(header.build(), code, subcode, reason);
    }

    /**
     * What a CALLERROR about the same thing would say. Subcodes that OCPP does not define are judged by who is to blame.
     *
     * @return the code
     */
    public ErrorCode errorCode() {
        ErrorCode unknown =
                switch (code) {
                    case SENDER -> ErrorCode.PROTOCOL_ERROR;
                    case RECEIVER -> ErrorCode.INTERNAL_ERROR;
                    case VERSION_MISMATCH, MUST_UNDERSTAND, DATA_ENCODING_UNKNOWN -> ErrorCode.NOT_SUPPORTED;
                };
        return subcode.map(known -> MEANINGS.getOrDefault(known.name(), unknown))
                .orElse(unknown);
    }

    /**
     * Whether the subcode is one that OCPP defines, in a namespace of OCPP.
     *
     * @return false also if there is none
     */
    public boolean isDefined() {
        return subcode.filter(known -> known.namespace().startsWith(NAMESPACES))
                .filter(known -> MEANINGS.containsKey(known.name()))
                .isPresent();
    }

    private static String subcodeOf(ErrorCode code) {
        return switch (code) {
            case SECURITY_ERROR -> "SecurityError";
            case NOT_IMPLEMENTED, NOT_SUPPORTED, MESSAGE_TYPE_NOT_SUPPORTED -> "NotSupported";
            case INTERNAL_ERROR, GENERIC_ERROR -> "InternalError";
            case PROTOCOL_ERROR,
                    FORMATION_VIOLATION,
                    PROPERTY_CONSTRAINT_VIOLATION,
                    OCCURRENCE_CONSTRAINT_VIOLATION,
                    TYPE_CONSTRAINT_VIOLATION,
                    RPC_FRAMEWORK_ERROR -> "ProtocolError";
        };
    }
}
