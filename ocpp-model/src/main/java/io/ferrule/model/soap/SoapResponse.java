// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;

/**
 * The answer to a request: a CALLRESULT in SOAP, which names its action. Made by {@link SoapRequest#response}.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param service the service that was called
 * @param action the action
 * @param headers the header
 * @param payload the payload, in the JSON form of the action
 */
public record SoapResponse(SoapService service, Action<?, ?> action, SoapHeaders headers, Payload payload)
        implements SoapMessage {

    /** Refuses an action of another version. */
    public SoapResponse {
        Elements.check(service, action);
    }
}
