// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import io.ferrule.certs.store.StationIdentity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Every key, chain and root of stations, and what will break when. Public parts only. Pure: the same identities and
 * the same time give the same report.
 *
 * @param keys all keys, by station and number
 * @param certificates all certificates, by station and place
 * @param breakages what breaks, the earliest first
 */
public record CertificateReport(List<KeyEntry> keys, List<CertificateEntry> certificates, List<Breakage> breakages) {

    /** Copies the lists. */
    public CertificateReport {
        keys = List.copyOf(keys);
        certificates = List.copyOf(certificates);
        breakages = List.copyOf(breakages);
    }

    /**
     * Reports on stations.
     *
     * @param stations their identities, from a store
     * @param now the time that "broken already" is measured by
     * @return the report
     */
    public static CertificateReport of(Collection<StationIdentity> stations, Instant now) {
        List<KeyEntry> keys = new ArrayList<>();
        List<CertificateEntry> certificates = new ArrayList<>();
        List<Breakage> breakages = new ArrayList<>();
        for (StationIdentity station : stations) {
            keys.addAll(Inventory.keys(station));
            certificates.addAll(Inventory.certificates(station));
            breakages.addAll(new Forecast(station, now).breakages());
        }
        breakages.sort(Comparator.comparing(Breakage::when)
                .thenComparing(Breakage::station)
                .thenComparing(Breakage::what));
        return new CertificateReport(keys, certificates, breakages);
    }

    /**
     * What breaks until a time.
     *
     * @param end the end of the outlook
     * @return breakages not after it, the earliest first
     */
    public List<Breakage> until(Instant end) {
        return breakages.stream()
                .filter(breakage -> !breakage.when().isAfter(end))
                .toList();
    }
}
