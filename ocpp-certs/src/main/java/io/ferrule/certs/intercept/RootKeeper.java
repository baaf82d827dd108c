// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.Trust;
import io.ferrule.certs.roots.DeleteDecision;
import io.ferrule.certs.roots.InstallDecision;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.RootDecisions;
import io.ferrule.certs.roots.TrustSet;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Keeps the roots of one identity: M04 and M05. Used on the identity's own thread. */
final class RootKeeper {

    private static final int MOST_A_MINUTE = 60;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Office office;
    private final StationId name;
    private final RootDecisions decisions;
    private final Runnable changed;
    private final Deque<Instant> recent = new ArrayDeque<>();

    RootKeeper(Office office, StationId name, Runnable changed) {
        this.office = office;
        this.name = name;
        this.changed = changed;
        decisions = new RootDecisions(office.settings().roots());
    }

    /** The status for InstallCertificate. */
    String install(Desk desk, Order.Install order) {
        StationId station = desk.station();
        if (flooded()) {
            office.tell(station, LifeEvent.Kind.ROOT_REFUSED, "too many roots within a minute");
            return "Failed";
        }
        try {
            TrustSet present = office.store().station(name.value()).trust();
            Instant now = office.time().judging();
            InstallDecision decision = decisions.install(order.use(), order.certificate(), present, now);
            return decision instanceof InstallDecision.Install install
                    ? installed(desk, install, present)
                    : refused(desk, order.use(), (InstallDecision.Refused) decision);
        } catch (IOException e) {
            office.storeFailed(station, e);
            return "Failed";
        }
    }

    private String installed(Desk desk, InstallDecision.Install install, TrustSet present) throws IOException {
        if (!install.after().equals(present)) {
            office.store().keepTrust(name.value(), install.after());
            changed.run();
            String what = describe(desk, "installed", install.root());
            office.tell(desk.station(), LifeEvent.Kind.ROOTS_CHANGED, what + notes(install.notes()));
            office.reconfigured(desk.station(), what);
        }
        return "Accepted";
    }

    private String refused(Desk desk, RootUse use, InstallDecision.Refused refused) {
        String reason = refused.detail().isEmpty()
                ? refused.reason().sentence()
                : refused.reason().sentence() + ": " + refused.detail();
        office.tell(desk.station(), LifeEvent.Kind.ROOT_REFUSED, reason);
        SecurityEventType type = use == RootUse.CSMS
                ? SecurityEventType.INVALID_CSMS_CERTIFICATE
                : SecurityEventType.INVALID_FIRMWARE_SIGNING_CERTIFICATE;
        office.raise(
                desk.station(), type, "InstallCertificate of a " + use.in(desk.version()) + " was refused: " + reason);
        return "Rejected";
    }

    /** The status for DeleteCertificate. */
    String delete(Desk desk, Order.Delete order) {
        try {
            StationIdentity identity = office.store().station(name.value());
            Set<X509Certificate> inUse = inUse(desk, identity.trust());
            List<X509Certificate> own = identity.generations().stream()
                    .flatMap(generation -> generation.certificate().stream())
                    .toList();
            DeleteDecision decision = RootDecisions.delete(order.data(), identity.trust(), inUse, own);
            if (decision instanceof DeleteDecision.Delete delete) {
                return deleted(desk, delete);
            } else if (decision instanceof DeleteDecision.Failed failed) {
                office.tell(desk.station(), LifeEvent.Kind.ROOT_REFUSED, "not deleted: " + failed.why());
                return "Failed";
            }
            return "NotFound";
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
            return "Failed";
        }
    }

    private String deleted(Desk desk, DeleteDecision.Delete delete) throws IOException {
        office.store().keepTrust(name.value(), delete.after());
        changed.run();
        String what = describe(desk, "deleted", delete.root());
        office.tell(desk.station(), LifeEvent.Kind.ROOTS_CHANGED, what);
        office.reconfigured(desk.station(), what);
        return "Accepted";
    }

    /** The root that the CSMS of this connection leads to; and the last one, without which nothing can be dialled. */
    private Set<X509Certificate> inUse(Desk desk, TrustSet trust) {
        Trust present = trust.trust(RootUse.CSMS);
        if (present.anchors().size() == 1) {
            return Set.copyOf(present.anchors());
        }
        List<X509Certificate> shown = desk.session().upstreamCertificates();
        if (shown.isEmpty()) {
            return Set.of();
        }
        Instant at = office.time().plausible()
                ? office.time().now()
                : shown.get(0).getNotBefore().toInstant();
        return RootDecisions.anchor(shown, present, at).map(Set::of).orElseGet(Set::of);
    }

    private boolean flooded() {
        Instant now = office.time().now();
        recent.removeIf(earlier -> earlier.plus(MINUTE).isBefore(now));
        if (recent.size() >= MOST_A_MINUTE) {
            return true;
        }
        recent.add(now);
        return false;
    }

    private static String describe(Desk desk, String what, InstalledRoot root) {
        CertificateFacts facts = CertificateFacts.of(root.certificate());
        return what + " " + root.use().in(desk.version()) + " with serial number " + facts.serial() + ", valid until "
                + facts.notAfter();
    }

    private static String notes(List<String> notes) {
        return notes.isEmpty() ? "" : " (" + String.join("; ", notes) + ")";
    }
}
