// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.Refusal;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.util.Optional;

/** Takes in what CertificateSigned brings (A02.FR.06). Used on the identity's own thread. */
final class Arrivals {

    private final Office office;
    private final StationId name;
    private final Subjects subjects;
    private final Attempt attempt;
    private final LeafVerifier verifier;

    Arrivals(Office office, StationId name, Subjects subjects, Attempt attempt) {
        this.office = office;
        this.name = name;
        this.subjects = subjects;
        this.attempt = attempt;
        verifier = new LeafVerifier(office.settings().leaves());
    }

    /** What became of a certificate. */
    enum Outcome {
        /** Kept, and to be used. */
        STORED("Accepted"),
        /** Known already. */
        REPEATED("Accepted"),
        /** Not taken. */
        REFUSED("Rejected");

        private final String status;

        Outcome(String status) {
            this.status = status;
        }

        String status() {
            return status;
        }
    }

    Outcome take(StationId station, Order.Signed order) {
        try {
            return taken(station, judge(station, order.chain()));
        } catch (IOException e) {
            office.storeFailed(station, e);
            return Outcome.REFUSED;
        }
    }

    private Outcome taken(StationId station, LeafVerdict verdict) throws IOException {
        if (verdict instanceof LeafVerdict.Accepted accepted) {
            return stored(station, accepted);
        } else if (verdict instanceof LeafVerdict.Refused refused) {
            return refused(station, refused);
        }
        return verdict instanceof LeafVerdict.Superseded ? superseded(station) : Outcome.REPEATED;
    }

    private LeafVerdict judge(StationId station, String chain) throws IOException {
        StationIdentity identity = office.store().station(name.value());
        Optional<StationSubject> subject = subjects.subject(station);
        return subject.isEmpty()
                ? new LeafVerdict.Refused(Refusal.UNSOLICITED, "the operator's name is not set")
                : verifier.verify(
                        chain, identity.leafCase(subject.get(), office.time().judging()));
    }

    /** On disk first: the answer promises that it is. */
    private Outcome stored(StationId station, LeafVerdict.Accepted accepted) throws IOException {
        office.rotation().keepCertificate(name.value(), accepted);
        attempt.settle();
        String notes = accepted.notes().isEmpty() ? "" : " (" + String.join("; ", accepted.notes()) + ")";
        office.tell(station, LifeEvent.Kind.CERTIFICATE_STORED, "for key " + accepted.generation() + notes);
        return Outcome.STORED;
    }

    private Outcome superseded(StationId station) {
        office.tell(
                station, LifeEvent.Kind.CERTIFICATE_REFUSED, "another request of the same attempt has its certificate");
        return Outcome.REFUSED;
    }

    private Outcome refused(StationId station, LeafVerdict.Refused refused) {
        office.tell(station, LifeEvent.Kind.CERTIFICATE_REFUSED, refused.techInfo());
        SecurityEventType type = refused.reason() == Refusal.REPLAYED
                ? SecurityEventType.ATTEMPTED_REPLAY_ATTACKS
                : SecurityEventType.INVALID_STATION_CERTIFICATE;
        office.raise(station, type, refused.techInfo());
        if (!attempt.idle() && !attempt.stopped()) {
            attempt.stop(station, "the certificate that came was refused");
        }
        return Outcome.REFUSED;
    }
}
