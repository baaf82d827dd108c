// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.report;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.internal.KeyStrength;
import io.ferrule.certs.internal.Signatures;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a station stops working, and when. */
final class Forecast {

    private static final Map<RootUse, String> LOSSES = Map.of(
            RootUse.CSMS, "the CSMS can no longer be verified",
            RootUse.MANUFACTURER, "signed firmware is refused",
            RootUse.V2G, "vehicles can no longer be verified",
            RootUse.MOBILITY_OPERATOR, "contracts can no longer be verified");

    private final StationIdentity station;
    private final Instant now;
    private final List<Breakage> breakages = new ArrayList<>();

    Forecast(StationIdentity station, Instant now) {
        this.station = station;
        this.now = now;
    }

    List<Breakage> breakages() {
        station.active().ifPresent(this::judgeActive);
        if (station.active().isEmpty() && station.candidate().isEmpty()) {
            add(now, "the station has no certificate, security profile 3 is out of reach");
        }
        if (station.trust().installed(RootUse.CSMS).isEmpty()) {
            add(now, "the station has no CSMS root, the CSMS cannot be verified");
        }
        for (RootUse use : RootUse.values()) {
            judgeRoots(use);
        }
        return List.copyOf(breakages);
    }

    private void judgeActive(Generation active) {
        X509Certificate leaf = active.chain().get(0);
        add(end(leaf), "the station's certificate expires, the CSMS may refuse it");
        for (X509Certificate issuer : active.chain().subList(1, active.chain().size())) {
            if (end(issuer).isBefore(end(leaf))) {
                add(end(issuer), "an issuer of the station's certificate expires before it does");
            }
        }
        for (X509Certificate certificate : active.chain()) {
            judgeStrength(certificate, "the station's chain");
            if (!Signatures.selfSigned(certificate) && Signatures.weak(certificate)) {
                add(now, "the station's chain is signed with " + certificate.getSigAlgName());
            }
        }
    }

    private void judgeRoots(RootUse use) {
        List<InstalledRoot> roots = station.trust().installed(use);
        Instant last = roots.stream()
                .map(root -> end(root.certificate()))
                .max(Instant::compareTo)
                .orElse(now);
        for (InstalledRoot root : roots) {
            Instant end = end(root.certificate());
            String loss = end.isBefore(last) ? "others of this kind stay" : LOSSES.get(use);
            add(end, "the root " + name(root.certificate()) + " expires, " + loss);
            judgeStrength(root.certificate(), "the root " + name(root.certificate()));
        }
    }

    private void judgeStrength(X509Certificate certificate, String what) {
        if (KeyStrength.weak(certificate.getPublicKey())) {
            add(now, what + " has a key of only " + KeyStrength.bits(certificate.getPublicKey()) + " bits");
        }
    }

    private void add(Instant when, String what) {
        breakages.add(new Breakage(when, station.station(), what));
    }

    private static Instant end(X509Certificate certificate) {
        return certificate.getNotAfter().toInstant();
    }

    private static String name(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName();
    }
}
