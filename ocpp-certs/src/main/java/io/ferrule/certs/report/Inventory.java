// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.internal.Digests;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.InstalledRoot.Standing;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** What a station has. */
final class Inventory {

    private Inventory() {}

    static List<KeyEntry> keys(StationIdentity station) {
        return station.generations().stream()
                .map(generation -> new KeyEntry(
                        station.station(),
                        generation.number(),
                        generation.stage(),
                        generation.since(),
                        generation
                                .publicKey()
                                .flatMap(KeyType::of)
                                .map(KeyType::word)
                                .orElse("")))
                .toList();
    }

    static List<CertificateEntry> certificates(StationIdentity station) {
        List<CertificateEntry> entries = new ArrayList<>();
        for (Generation generation : station.generations()) {
            for (int i = 0; i < generation.chain().size(); i++) {
                String place = "certificate " + generation.number();
                entries.add(entry(
                        station,
                        i == 0 ? place : "issuer " + i + " of " + place,
                        generation.chain().get(i)));
            }
        }
        for (InstalledRoot root : station.trust().roots()) {
            String place = root.standing() == Standing.FALLBACK ? "fallback root " : "root ";
            entries.add(entry(station, place + root.use(), root.certificate()));
        }
        return entries;
    }

    private static CertificateEntry entry(StationIdentity station, String place, X509Certificate certificate) {
        return new CertificateEntry(
                station.station(),
                place,
                CertificateFacts.of(certificate),
                certificate.getSigAlgName(),
                Digests.fingerprint(certificate),
                PemFiles.text(List.of(certificate)).length());
    }
}
