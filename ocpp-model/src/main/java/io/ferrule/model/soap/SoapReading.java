// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Finding;
import java.util.List;
import java.util.Optional;

/** What {@link SoapReader} made of a document. */
public sealed interface SoapReading {

    /**
     * One message of OCPP.
     *
     * @param message the message
     * @param findings what is wrong with its XML and cannot be seen in the message any more: the order of elements, elements
     *     that occur too often, unknown attributes, headers that occur twice; {@link SoapCheck} adds the rest
     */
    record Read(SoapMessage message, List<Finding> findings) implements SoapReading {
        /** Copies the findings. */
        public Read {
            findings = List.copyOf(findings);
        }
    }

    /**
     * Well-formed XML that is no message of an OCPP version that Ferrule knows: another vocabulary, SOAP 1.1, several
     * elements in the body, an action that the version does not have.
     *
     * @param finding why; its rule is {@code envelope}, {@code unknown-version} or {@code unknown-action}
     * @param headers the header, as far as there is one
     * @param service the service, if only the action is unknown
     * @param action the name that the action would have, if only that is unknown
     */
    record Foreign(Finding finding, SoapHeaders headers, Optional<SoapService> service, Optional<String> action)
            implements SoapReading {

        /**
         * What the sender is owed, if the document was meant for a request: every HTTP request has an answer.
         *
         * @return a fault, related to the document if that has a message id; without a subcode if the service is not known
         */
        public SoapFault answer() {
            FaultCode blame = finding.rule().equals("envelope") ? FaultCode.SENDER : FaultCode.RECEIVER;
            return service.map(known -> SoapFault.of(headers, known, finding.code(), finding.message()))
                    .orElseGet(() -> SoapFault.answering(headers, blame, Optional.empty(), finding.message()));
        }
    }

    /**
     * Not XML at all, XML with a document type, or beyond the limits.
     *
     * @param finding why; its rule is {@code envelope} or {@code limit}
     */
    record Unreadable(Finding finding) implements SoapReading {

        /**
         * What the sender is owed, if the document was meant for a request.
         *
         * @return a fault that blames the sender, without a subcode and related to nothing
         */
        public SoapFault answer() {
            SoapHeaders none = SoapHeaders.builder().build();
            return SoapFault.answering(none, FaultCode.SENDER, Optional.empty(), finding.message());
        }
    }
}
