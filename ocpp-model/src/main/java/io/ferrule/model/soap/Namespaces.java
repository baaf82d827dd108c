// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

/** Names that other standards fixed. */
final class Namespaces {

    /** SOAP 1.2 part 1, 1.1. */
    static final String ENVELOPE = "http://www.w3.org/2003/05/soap-envelope";

    /** What most stacks sent before SOAP 1.2. */
    static final String ENVELOPE_1_1 = "http://schemas.xmlsoap.org/soap/envelope/";

    /** Web Services Addressing 1.0 core, 1.1. */
    static final String ADDRESSING = "http://www.w3.org/2005/08/addressing";

    /** The action of every fault (Web Services Addressing 1.0 SOAP binding, 6). */
    static final String FAULT_ACTION = ADDRESSING + "/fault";

    private Namespaces() {}
}
