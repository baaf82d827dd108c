// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.StationName;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.internal.Quote;
import io.ferrule.certs.internal.RefusedException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Whom the certificate of a station must name. By O and CN, as OCPP wants it (OCPP 2.0.1 part 2, A00.FR.404 and 405); or,
 * from an authority that goes by DNS names, by that one alternative name, with O and CN left out or right.
 */
final class LeafNames {

    private static final int DNS_NAME = 2;

    private LeafNames() {}

    static void check(X509Certificate leaf, StationName name, List<String> notes) throws RefusedException {
        if (name instanceof StationSubject subject) {
            checkSubject(leaf, subject);
            if (alternatives(leaf).stream().anyMatch(LeafNames::dns)) {
                notes.add("the certificate of a station should have no DNS name");
            }
        } else if (name instanceof StationDnsName known) {
            checkDnsName(leaf, known);
        }
    }

    private static void checkSubject(X509Certificate leaf, StationSubject subject) throws RefusedException {
        List<String> organisations = values(leaf, BCStyle.O);
        if (!organisations.contains(subject.organisation())) {
            throw new RefusedException(Refusal.ORGANISATION, quoted(organisations));
        }
        List<String> names = values(leaf, BCStyle.CN);
        if (names.stream().anyMatch(StationSubject::address)) {
            throw new RefusedException(Refusal.COMMON_NAME_IS_ADDRESS, quoted(names));
        }
        if (!names.equals(List.of(subject.commonName()))) {
            throw new RefusedException(Refusal.COMMON_NAME, quoted(names));
        }
    }

    private static void checkDnsName(X509Certificate leaf, StationDnsName known) throws RefusedException {
        List<String> alternatives =
                alternatives(leaf).stream().map(LeafNames::text).toList();
        if (!alternatives.equals(List.of(known.dnsName()))) {
            throw new RefusedException(Refusal.DNS_NAME, quoted(alternatives));
        }
        List<String> organisations = values(leaf, BCStyle.O);
        if (!organisations.isEmpty() && !organisations.contains(known.organisation())) {
            throw new RefusedException(Refusal.ORGANISATION, quoted(organisations));
        }
        List<String> names = values(leaf, BCStyle.CN);
        boolean right = names.stream().map(StationDnsName::lowerCase).allMatch(known.dnsName()::equals);
        if (!right) {
            throw new RefusedException(Refusal.COMMON_NAME, quoted(names));
        }
    }

    private static Collection<List<?>> alternatives(X509Certificate leaf) throws RefusedException {
        try {
            Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
            return alternatives == null ? List.of() : alternatives;
        } catch (CertificateParsingException e) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "alternative names");
        }
    }

    private static boolean dns(List<?> alternative) {
        return alternative.get(0).equals(DNS_NAME);
    }

    /** A DNS name in the form in which it is compared; a name of another kind in one that equals no DNS name. */
    private static String text(List<?> alternative) {
        String value = String.valueOf(alternative.get(1));
        return dns(alternative) ? StationDnsName.lowerCase(value) : alternative.get(0) + ":" + value;
    }

    private static List<String> values(X509Certificate leaf, ASN1ObjectIdentifier type) throws RefusedException {
        try {
            X500Name name = X500Name.getInstance(leaf.getSubjectX500Principal().getEncoded());
            return Arrays.stream(name.getRDNs(type))
                    .flatMap(set -> Stream.of(set.getTypesAndValues()))
                    .filter(pair -> pair.getType().equals(type))
                    .filter(pair -> pair.getValue() instanceof ASN1String)
                    .map(pair -> ((ASN1String) pair.getValue()).getString())
                    .toList();
        } catch (RuntimeException e) {
            throw new RefusedException(Refusal.UNREADABLE_CERTIFICATE, "subject");
        }
    }

    private static String quoted(List<String> values) {
        return values.isEmpty() ? "none" : Quote.of(String.join(", ", values));
    }
}
