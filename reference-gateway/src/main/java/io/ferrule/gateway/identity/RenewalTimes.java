// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import io.ferrule.certs.RenewalRule;
import io.ferrule.certs.enrol.RenewalWindow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When certificates are due: as their authority suggests (RFC 9773), else as our own rule says. What is suggested may change at
 * any time, because an authority that is about to revoke certificates moves their windows. Used by one thread.
 */
final class RenewalTimes {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalTimes.class);
    /** A server that does not answer is not asked about every other station as well. */
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(30);

    private final RenewalRule rule;
    private final EnrolmentDoor door;
    private final Map<String, Heard> heard = new HashMap<>();
    private Instant askNobodyBefore = Instant.MIN;

    /** What the authority has said about a certificate, and when that has to be asked again. */
    private record Heard(X509Certificate inUse, Optional<Instant> due, Instant again) {}

    RenewalTimes(RenewalRule rule, EnrolmentDoor door) {
        this.rule = rule;
        this.door = door;
    }

    /** Blocks while the authority is asked, at most a minute. */
    Instant due(String holder, X509Certificate inUse, Instant now) {
        Optional<Heard> known = Optional.ofNullable(heard.get(holder))
                .filter(said -> said.inUse().equals(inUse));
        boolean ask = known.map(said -> !now.isBefore(said.again())).orElse(true) && !now.isBefore(askNobodyBefore);
        Optional<Heard> newest = ask ? ask(holder, inUse, now).or(() -> known) : known;
        return newest.flatMap(Heard::due).orElseGet(() -> rule.due(inUse));
    }

    private Optional<Heard> ask(String holder, X509Certificate inUse, Instant now) {
        try {
            Optional<RenewalWindow> window = door.window(inUse);
            Duration holds = window.map(RenewalWindow::askAgain).orElse(Duration.ofDays(1));
            Heard said = new Heard(inUse, window.flatMap(open -> within(open, inUse)), now.plus(holds));
            heard.put(holder, said);
            return Optional.of(said);
        } catch (IOException e) {
            askNobodyBefore = now.plus(AFTER_FAILURE);
            LOG.atInfo()
                    .addKeyValue("station", holder)
                    .addKeyValue("reason", e.getMessage())
                    .log("the authority does not say when to renew");
            return Optional.empty();
        }
    }

    /** Windows behind the end of a certificate say nothing that would be of use. */
    private static Optional<Instant> within(RenewalWindow window, X509Certificate inUse) {
        Instant end = inUse.getNotAfter().toInstant();
        Instant last = window.end().isBefore(end) ? window.end() : end;
        return window.start().isBefore(last)
                ? Optional.of(window.start().plus(part(Duration.between(window.start(), last), inUse)))
                : Optional.empty();
    }

    /**
     * A point that is spread evenly over a fleet (4.2), and the same each time that it is asked for and after a restart: it comes
     * from the certificate itself.
     */
    private static Duration part(Duration whole, X509Certificate inUse) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(inUse.getEncoded());
            double fraction = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) / 0x1p32;
            return Duration.ofSeconds((long) (whole.toSeconds() * fraction));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException("every Java runtime has SHA-256, and writes what it has read", e);
        }
    }
}
