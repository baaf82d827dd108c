// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationName;
import io.ferrule.certs.Trust;
import io.ferrule.certs.enrol.Enrolment;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.verify.LeafCase;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import io.ferrule.gateway.config.CertificateSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gets certificates from an authority directly: the first one of a station, and those that follow when they are due. What is
 * issued is judged like what a CSMS sends, and waits to be proven by a connection. Used by one thread.
 */
public final class Enroller {

    private static final Logger LOG = LoggerFactory.getLogger(Enroller.class);
    private static final Duration SHORTEST_WAIT = Duration.ofMinutes(1);
    private static final Duration LONGEST_WAIT = Duration.ofHours(12);

    private final IdentityStore store;
    private final Rotation rotation;
    private final CertificateSettings settings;
    private final EnrolmentDoor door;
    private final RenewalTimes times;
    private final Clock clock;
    private final Map<String, Attempt> attempts = new HashMap<>();

    /** What was tried for a station: the key that waits, when to try again, and how long the wait was. */
    private record Attempt(OptionalInt key, Instant again, Duration pause) {}

    /**
     * Enrols into a store.
     *
     * @param store where keys and certificates are kept
     * @param settings what is asked for, and how what comes is judged
     * @param door the way to the authority
     * @param clock decides what is due
     */
    public Enroller(IdentityStore store, CertificateSettings settings, EnrolmentDoor door, Clock clock) {
        this.store = store;
        this.rotation = new Rotation(store);
        this.settings = settings;
        this.door = door;
        this.times = new RenewalTimes(settings.requests().renewal(), door);
        this.clock = clock;
    }

    /**
     * Gets a station a certificate if it has none or its own is due, and nothing has to be waited for. Blocks while the
     * authority is asked, at most a minute and a half. What goes wrong is told and tried again later.
     *
     * @param holder name of the station in the store
     * @param name what its certificate is to call it
     * @return whether there is a new certificate
     */
    public boolean look(String holder, StationName name) {
        Attempt before = attempts.getOrDefault(holder, new Attempt(OptionalInt.empty(), Instant.MIN, Duration.ZERO));
        if (clock.instant().isBefore(before.again())) {
            return false;
        }
        try {
            Optional<Generation> active = store.station(holder).active();
            boolean waits = store.station(holder).candidate().isPresent();
            boolean due = !waits && (active.isEmpty() || due(holder, active.get()));
            return due && ask(holder, name, active, before);
        } catch (IOException | GeneralSecurityException e) {
            later(holder, before, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean due(String holder, Generation active) {
        Instant now = clock.instant();
        boolean clockSet = now.isAfter(settings.leaf().plausibleSince());
        return clockSet && !now.isBefore(times.due(holder, active.chain().get(0), now));
    }

    private boolean ask(String holder, StationName name, Optional<Generation> active, Attempt before)
            throws IOException, GeneralSecurityException {
        int key = key(holder, before);
        attempts.put(holder, new Attempt(OptionalInt.of(key), before.again(), before.pause()));
        SigningRequest request = SigningRequest.create(name, store.pair(holder, key));
        Optional<Generation> valid = active.filter(this::valid);
        Enrolment authority = valid.isPresent()
                ? door.next(store.credential(holder, valid.get().number()))
                : door.first();
        EnrolmentAnswer answer = valid.isPresent() ? authority.renew(request) : authority.enrol(request);
        if (answer instanceof EnrolmentAnswer.Issued issued) {
            return judge(holder, name, authority, issued);
        }
        Attempt asked = attempts.getOrDefault(holder, before);
        if (answer instanceof EnrolmentAnswer.Later patience) {
            attempts.put(holder, new Attempt(asked.key(), clock.instant().plus(patience.after()), Duration.ZERO));
            LOG.atInfo().addKeyValue("station", holder).log("the authority wants time for the certificate");
        } else if (answer instanceof EnrolmentAnswer.Refused refused) {
            giveUp(holder, asked, refused.why());
        } else if (answer instanceof EnrolmentAnswer.Unavailable unavailable) {
            later(holder, asked, unavailable.why());
        }
        return false;
    }

    /** An authority takes no certificate that has expired; who was without one for too long begins anew. */
    private boolean valid(Generation active) {
        return clock.instant().isBefore(active.chain().get(0).getNotAfter().toInstant());
    }

    /** The same key as long as the authority has not decided (RFC 7030, 4.2.3), also after a restart. */
    private int key(String holder, Attempt before) throws IOException {
        boolean first = !attempts.containsKey(holder);
        OptionalInt waiting = store.station(holder).pending().stream()
                .filter(pending -> pending.stage() == Stage.CSR_SENT)
                .mapToInt(Generation::number)
                .filter(number -> first || before.key().equals(OptionalInt.of(number)))
                .max();
        if (waiting.isPresent()) {
            return waiting.getAsInt();
        }
        Generation made = rotation.newKey(holder, settings.requests().keyType());
        rotation.advance(holder, made.number(), Stage.CSR_SENT);
        return made.number();
    }

    private boolean judge(String holder, StationName name, Enrolment authority, EnrolmentAnswer.Issued issued)
            throws IOException {
        Instant now = clock.instant();
        LeafCase known = store.station(holder).leafCase(name, now);
        // EST: they came over a channel that its configured roots vouch for (RFC 7030, 4.1.3). ACME: the operator named
        // them.
        List<X509Certificate> anchors = new ArrayList<>(known.trust().anchors());
        anchors.addAll(authority.authorities());
        Trust trust =
                new Trust(anchors, known.trust().intermediates(), known.trust().revocations());
        LeafVerdict verdict = new LeafVerifier(settings.leaf())
                .verify(
                        issued.certificateChain(),
                        new LeafCase(known.name(), known.pending(), known.history(), trust, now));
        if (verdict instanceof LeafVerdict.Accepted accepted) {
            rotation.keepCertificate(holder, accepted);
            attempts.remove(holder);
            LOG.atInfo()
                    .addKeyValue("station", holder)
                    .addKeyValue("generation", accepted.generation())
                    .log("certificate enrolled, a connection has to prove it");
            return true;
        }
        String why = verdict instanceof LeafVerdict.Refused refused ? refused.techInfo() : "the certificate is not new";
        giveUp(holder, attempts.getOrDefault(holder, new Attempt(OptionalInt.empty(), now, Duration.ZERO)), why);
        return false;
    }

    private void giveUp(String holder, Attempt attempt, String why) throws IOException {
        if (attempt.key().isPresent()) {
            rotation.discard(holder, Set.of(attempt.key().getAsInt()));
        }
        later(holder, new Attempt(OptionalInt.empty(), attempt.again(), attempt.pause()), why);
    }

    private void later(String holder, Attempt attempt, String why) {
        Duration doubled =
                attempt.pause().isZero() ? SHORTEST_WAIT : attempt.pause().multipliedBy(2);
        Duration wait = doubled.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : doubled;
        attempts.put(holder, new Attempt(attempt.key(), clock.instant().plus(wait), wait));
        LOG.atWarn()
                .addKeyValue("station", holder)
                .addKeyValue("reason", why)
                .addKeyValue("againIn", wait)
                .log("no certificate from the authority");
    }
}
