// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.StationStatus;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.TlsFacts;
import io.ferrule.proxy.resident.Resident;
import io.ferrule.proxy.upstream.BackoffSequence;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamState;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What is remembered of one station between its connections. Guarded by the roster's lock, but for the findings. */
final class StationSlot {

    final StationId station;
    final BackoffSequence waits;
    final AtomicLong findings = new AtomicLong();
    final DialPace dials = new DialPace();

    /** Who lives here, for an identity that nobody can connect with. */
    @Nullable
    Resident resident;
    /** An admitted connection is not open yet. */
    boolean reserved;
    /** The session that holds the identity. */
    @Nullable
    StationSession live;
    /** Who was admitted as the holder of the identity. */
    @Nullable
    Caller holder;
    /** A newer connection was admitted and is to take over. */
    boolean succession;
    /** Who was admitted to take over. */
    @Nullable
    Caller heir;
    /** Its session, once it is open. */
    @Nullable
    StationSession successor;
    /** Whether the live connection is being probed. */
    boolean probing;

    private boolean away;
    private long awayUntil;
    private @Nullable OcppVersion version;
    private @Nullable SecurityProfile profile;

    StationSlot(StationId station, BackoffSequence waits) {
        this.station = station;
        this.waits = waits;
    }

    boolean free() {
        return !reserved && live == null && resident == null;
    }

    /** Takes somebody in who calls, as the holder of the identity or to take over from the live session. */
    boolean admits(Caller caller, Duplicates rule) {
        if (free()) {
            reserved = true;
            holder = caller;
            return true;
        }
        if (live == null || succession || !givesWay(live, caller, rule)) {
            return false;
        }
        succession = true;
        heir = caller;
        return true;
    }

    private boolean givesWay(StationSession session, Caller caller, Duplicates rule) {
        return session.stationAbsent() || (holder != null && caller.mayReplace(holder, rule));
    }

    /** The live session is over; the one that waited for that, if it is open already. */
    Optional<StationSession> succeed() {
        live = successor;
        reserved = succession && successor == null;
        holder = succession ? heir : null;
        probing = false;
        successor = null;
        succession = false;
        return Optional.ofNullable(live);
    }

    Duration away(long now, RandomGenerator random) {
        Duration wait = waits.next(random);
        away = true;
        awayUntil = now + wait.toNanos();
        return wait;
    }

    /** What is left of the wait, zero if it is over. */
    Duration waitLeft(long now) {
        away = away && awayUntil - now > 0;
        return away ? Duration.ofNanos(awayUntil - now) : Duration.ZERO;
    }

    void reached() {
        waits.reset();
        away = false;
    }

    StationStatus status() {
        Optional<StationSession> session = Optional.ofNullable(live);
        session.ifPresent(this::remember);
        Optional<StationSession> present = session.filter(open -> !open.stationAbsent());
        Optional<Link> upstream = session.flatMap(open -> open.upstream().link());
        return new StationStatus(
                station,
                present.isPresent(),
                Optional.ofNullable(version),
                present.map(StationSession::southboundLink).map(StationSlot::southbound),
                northbound(session.map(StationSession::upstream), upstream),
                upstream.flatMap(Link::tls).flatMap(TlsFacts::presented).map(StationSlot::facts),
                session.map(StationSession::pending).orElse(0),
                findings.get());
    }

    /** Keeps what is to be told after the session is over. */
    void remember(StationSession session) {
        version = session.version();
        profile = session.upstream().target().map(UpstreamTarget::profile).orElse(profile);
    }

    private StationStatus.Northbound northbound(Optional<UpstreamFacts> session, Optional<Link> upstream) {
        Optional<TlsFacts> tls = upstream.flatMap(Link::tls);
        return new StationStatus.Northbound(
                session.map(UpstreamFacts::state).orElse(UpstreamState.AWAY),
                Optional.ofNullable(profile),
                tls.map(TlsFacts::protocol),
                tls.map(TlsFacts::suite),
                tls.flatMap(TlsFacts::group),
                upstream.map(Link::openedAt));
    }

    private static StationStatus.Southbound southbound(Link link) {
        String address = link.peer().getAddress() == null
                ? link.peer().getHostString()
                : link.peer().getAddress().getHostAddress();
        return new StationStatus.Southbound(address, link.openedAt());
    }

    private static StationStatus.Certificate facts(X509Certificate certificate) {
        BigInteger serial = certificate.getSerialNumber();
        return new StationStatus.Certificate(
                certificate.getSubjectX500Principal().getName(),
                HexFormat.of().formatHex(serial.toByteArray()),
                certificate.getNotAfter().toInstant());
    }
}
