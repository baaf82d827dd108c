// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.Finding;
import io.ferrule.model.internal.xml.XmlElement;
import io.ferrule.model.internal.xml.XmlName;
import io.ferrule.model.soap.SoapReading.Foreign;
import io.ferrule.model.soap.SoapReading.Read;
import java.util.Optional;

/** Reads a fault (SOAP 1.2 part 1, 5.4). */
final class FaultReading {

    private FaultReading() {}

    static SoapReading of(XmlElement fault, HeaderReading header) {
        Optional<XmlElement> code = child(fault, "Code");
        Optional<FaultCode> blame = code.flatMap(FaultReading::value)
                .filter(name -> name.namespace().equals(Namespaces.ENVELOPE))
                .flatMap(name -> FaultCode.ofWireName(name.local()));
        if (blame.isEmpty()) {
            Finding finding = SoapFindings.envelope("The fault has no code of SOAP 1.2.");
            return new Foreign(finding, header.headers(), Optional.empty(), Optional.empty());
        }
        Optional<FaultSubcode> subcode = code.flatMap(found -> child(found, "Subcode"))
                .flatMap(FaultReading::value)
                .map(name -> new FaultSubcode(name.namespace(), name.local()));
        String reason = child(fault, "Reason")
                .flatMap(found -> child(found, "Text"))
                .map(XmlElement::text)
                .orElse("");
        return new Read(new SoapFault(header.headers(), blame.get(), subcode, reason), header.findings());
    }

    private static Optional<XmlElement> child(XmlElement element, String name) {
        return element.child(Namespaces.ENVELOPE, name);
    }

    private static Optional<XmlName> value(XmlElement code) {
        return child(code, "Value").flatMap(XmlElement::textAsName);
    }
}
