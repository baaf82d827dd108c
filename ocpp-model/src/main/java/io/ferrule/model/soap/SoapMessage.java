// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

/**
 * One message of OCPP on SOAP 1.2. The payload of a request or a response is the same JSON that the action has in OCPP-J,
 * so that schemas, records and pointers work on it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface SoapMessage permits SoapRequest, SoapResponse, SoapFault {

    /**
     * The header.
     *
     * @return what the peer claims
     */
    SoapHeaders headers();
}
