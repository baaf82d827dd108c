// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.Finding;
import io.ferrule.model.internal.xml.XmlElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads the header blocks of one message. For one thread. */
final class HeaderReading {

    private static final String IDENTITY = "chargeBoxIdentity";
    private static final Set<String> ADDRESSING =
            Set.of("Action", "MessageID", "To", "From", "ReplyTo", "FaultTo", "RelatesTo");
    private static final String ROLE = Namespaces.ENVELOPE + "/role/";
    private static final Set<String> OUR_ROLES = Set.of("", ROLE + "next", ROLE + "ultimateReceiver");
    private static final int MOST_OTHERS = 100;

    private final SoapHeaders.Builder headers = SoapHeaders.builder();
    private final List<Finding> findings = new ArrayList<>(0);
    private final Map<String, List<XmlElement>> known = new TreeMap<>();
    private int others;

    private HeaderReading() {}

    static HeaderReading of(Optional<XmlElement> header) {
        HeaderReading reading = new HeaderReading();
        header.map(XmlElement::children).orElse(List.of()).forEach(reading::sort);
        reading.readIdentity();
        reading.readAddressing();
        return reading;
    }

    SoapHeaders headers() {
        return headers.build();
    }

    List<Finding> findings() {
        return findings;
    }

    private void sort(XmlElement block) {
        String namespace = block.name().namespace();
        String name = block.name().local();
        boolean addressing = namespace.equals(Namespaces.ADDRESSING) && ADDRESSING.contains(name);
        // OCPP-S 1.6, 4.3: stations differ in the capitals of this name
        boolean identity = name.equalsIgnoreCase(IDENTITY)
                && SoapService.ofNamespace(namespace).isPresent();
        if (addressing || identity) {
            known.computeIfAbsent(identity ? IDENTITY : name, missing -> new ArrayList<>(1))
                    .add(block);
        } else if (others < MOST_OTHERS) {
            others++;
            headers.other(new OtherHeader(namespace, name, mustUnderstand(block)));
        }
    }

    private static boolean mustUnderstand(XmlElement block) {
        String wanted = block.attribute(Namespaces.ENVELOPE, "mustUnderstand")
                .map(XmlElement::collapsed)
                .orElse("");
        String role = block.attribute(Namespaces.ENVELOPE, "role").orElse("");
        return (wanted.equals("1") || wanted.equals("true")) && OUR_ROLES.contains(role);
    }

    private void readIdentity() {
        List<XmlElement> blocks = known.getOrDefault(IDENTITY, List.of());
        if (blocks.size() == 1) {
            headers.chargeBoxIdentity(blocks.get(0).text());
        } else if (blocks.size() > 1) {
            // Whoever chose one of them would decide for the sender whose message it is.
            findings.add(new Finding(
                    "/header/" + IDENTITY,
                    "maxItems",
                    ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                    "The header has several identities."));
        }
    }

    private void readAddressing() {
        single("Action").ifPresent(block -> headers.action(text(block)));
        single("MessageID").ifPresent(block -> headers.messageId(text(block)));
        single("To").ifPresent(block -> headers.to(text(block)));
        single("From").flatMap(this::address).ifPresent(headers::from);
        single("ReplyTo").flatMap(this::address).ifPresent(headers::replyTo);
        // There may be several, each of another type; the answer is the one without a type (WS-Addressing 1.0 core,
        // 3.1).
        known.getOrDefault("RelatesTo", List.of()).stream()
                .filter(block -> block.attribute("", "RelationshipType")
                        .orElse(Namespaces.ADDRESSING + "/reply")
                        .equals(Namespaces.ADDRESSING + "/reply"))
                .findFirst()
                .ifPresent(block -> headers.relatesTo(text(block)));
    }

    /** These occur at most once (WS-Addressing 1.0 core, 3.2); the first one is taken. */
    private Optional<XmlElement> single(String name) {
        List<XmlElement> blocks = known.getOrDefault(name, List.of());
        if (blocks.size() > 1) {
            findings.add(SoapFindings.wsa(name, "The header occurs more than once."));
        }
        return blocks.stream().findFirst();
    }

    private Optional<String> address(XmlElement block) {
        Optional<String> address = block.child(Namespaces.ADDRESSING, "Address").map(HeaderReading::text);
        if (address.isEmpty()) {
            findings.add(SoapFindings.wsa(block.name().local(), "The header has no address."));
        }
        return address;
    }

    private static String text(XmlElement block) {
        return XmlElement.collapsed(block.text());
    }
}
