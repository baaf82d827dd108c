// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.proxy.handshake.Admission;
import io.ferrule.proxy.handshake.AdmissionPolicy;
import io.ferrule.proxy.handshake.StationPath;
import io.ferrule.proxy.handshake.UpgradeRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before the policy that admits stations: who attacks is turned away before a password is looked at, and who tries passwords gets
 * so many tries. A station that was connected from an address for a while comes in as before, so that somebody who attacks from
 * its address, or tries its password from another one, does not keep it out. Safe for use by several threads.
 */
final class Turnstile implements AdmissionPolicy {

    private static final int TOO_MANY = 429;
    private static final int WRONG_PASSWORD = 401;
    private static final Duration TRIES_WITHIN = Duration.ofMinutes(10);
    private static final int TRIES_OF_ADDRESS = 10;
    private static final int TRIES_OF_PAIR = 5;
    private static final int TRIES_OF_STATION = 30;
    private static final Duration RETRY = Duration.ofMinutes(1);
    private static final Duration DRIP = Duration.ofSeconds(10);

    private final AdmissionPolicy policy;
    private final LiveSettings settings;
    private final LiveClock clock;
    private final Measures measures;
    private final Regulars regulars;
    private final Pace ofAddress = new Pace(TRIES_OF_ADDRESS, TRIES_WITHIN);
    private final Pace ofPair = new Pace(TRIES_OF_PAIR, TRIES_WITHIN);
    private final Pace drip = new Pace(1, DRIP);
    private final Pace ofStation = new Pace(TRIES_OF_STATION, TRIES_WITHIN);

    Turnstile(AdmissionPolicy policy, LiveSettings settings, LiveClock clock, Measures measures, Regulars regulars) {
        this.policy = policy;
        this.settings = settings;
        this.clock = clock;
        this.measures = measures;
        this.regulars = regulars;
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        if (settings.mode().apply("").filter(Reaction.BLOCK::equals).isEmpty()) {
            return policy.admit(request);
        }
        Instant now = clock.now();
        InetAddress peer = request.peer().getAddress();
        String address = peer.getHostAddress();
        String station = StationPath.of(request.target())
                .map(path -> path.station().value())
                .orElse("");
        boolean regular = regulars.regular(address, station, now);
        Optional<Duration> wait = regular ? drip(address, station, now) : wait(peer, station, now);
        if (wait.isPresent()) {
            return refuse(wait.get());
        }
        Admission admission = policy.admit(request);
        if (admission instanceof Admission.Refuse refuse && refuse.status() == WRONG_PASSWORD) {
            ofPair.count(pair(address, station), now);
            ofAddress.count(address, now);
            ofStation.count(station, now);
        }
        return admission;
    }

    /** How long a stranger has to wait. */
    private Optional<Duration> wait(InetAddress peer, String station, Instant now) {
        String address = peer.getHostAddress();
        Optional<Measure> kept = measures.find(Kind.ADDRESS, address, now);
        if (kept.isPresent()) {
            return Optional.of(Duration.between(now, kept.get().until()));
        }
        boolean tired = !settings.measures().get().spares(peer)
                && (ofAddress.spent(address, now) || ofStation.spent(station, now));
        boolean spent = ofPair.spent(pair(address, station), now);
        return tired || spent ? Optional.of(RETRY) : Optional.empty();
    }

    /** Who was here before shares an address with whoever guesses there: one try every ten seconds is left to both. */
    private Optional<Duration> drip(String address, String station, Instant now) {
        String pair = pair(address, station);
        return ofPair.spent(pair, now) && !drip.count(pair, now) ? Optional.of(DRIP) : Optional.empty();
    }

    private static String pair(String address, String station) {
        return address + "\n" + station;
    }

    private static Admission refuse(Duration wait) {
        long seconds = Math.max(1, wait.plusSeconds(1).minusNanos(1).toSeconds());
        return new Admission.Refuse(
                TOO_MANY, Map.of("Retry-After", Long.toString(seconds)), "an attack comes from this address");
    }
}
