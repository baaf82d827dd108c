// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;

/**
 * A request: a CALL in SOAP.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param service the service that is called
 * @param action the action
 * @param headers the header
 * @param payload the payload, in the JSON form of the action
 */
public record SoapRequest(SoapService service, Action<?, ?> action, SoapHeaders headers, Payload payload)
        implements SoapMessage {

    /** Refuses an action of another version. */
    public SoapRequest {
        Elements.check(service, action);
    }

    /**
     * Makes a request of our own, with the addressing that OCPP wants: {@code wsa:Action} from the action, answers to the
     * same HTTP exchange.
     *
     * @param service the service to call
     * @param action the action
     * @param payload its payload
     * @param headers identity, message id, to and from; action and replyTo are set here
     * @return the request
     * @throws IllegalArgumentException if the action is one of another version than the service
     */
    public static SoapRequest of(
            SoapService service, Action<?, ?> action, Payload payload, SoapHeaders.Builder headers) {
        SoapHeaders complete = headers.action(Elements.requestAction(action))
                .replyTo(SoapHeaders.ANONYMOUS)
                .build();
        return new SoapRequest(service, action, complete, payload);
    }

    /**
     * The answer to this request, in the namespace that the request came in.
     *
     * @param answer payload of the response
     * @return the response, related to this request if that has a message id
     */
    public SoapResponse response(Payload answer) {
        SoapHeaders.Builder header =
                SoapHeaders.builder().action(Elements.responseAction(action)).to(SoapHeaders.ANONYMOUS);
        headers.messageId().ifPresent(header::relatesTo);
        return new SoapResponse(service, action, header.build(), answer);
    }

    /**
     * The refusal of this request.
     *
     * @param code why, as OCPP-J would say it; SOAP knows fewer reasons
     * @param reason one sentence for people
     * @return the fault, related to this request if that has a message id
     */
    public SoapFault fault(ErrorCode code, String reason) {
        return SoapFault.of(headers, service, code, reason);
    }
}
