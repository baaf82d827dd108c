// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Redial;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamState;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * One session of an identity: its connection to the CSMS, and the proof that what was dialled with works, which is the first
 * CALLRESULT and not the handshake: under TLS 1.3 a refusal comes after it.
 *
 * <p>What says nothing else is used on the session's lane.
 */
final class Desk {

    /** How long a station has to say something whose result is the proof. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int TRIES = 3;

    private final Session session;
    private final IdentityLife life;
    private final Optional<Words> words;
    private final OwnCalls calls;
    private volatile Optional<Dialled> dialled = Optional.empty();
    private volatile boolean over;
    private volatile boolean welcome;
    private Optional<Dialled> unproven = Optional.empty();
    private boolean connectedBefore;
    private boolean booted;
    private int redials;
    private int unanswered;

    Desk(Session session, IdentityLife life, Optional<Words> words) {
        this.session = session;
        this.life = life;
        this.words = words;
        calls = new OwnCalls(life::run);
    }

    /** Any thread. */
    StationId station() {
        return session.station();
    }

    /** Any thread. */
    OcppVersion version() {
        return session.version();
    }

    /** Empty for a version without messages about certificates. Any thread. */
    Optional<Words> words() {
        return words;
    }

    /** What the present connection was dialled with. Any thread. */
    Optional<Dialled> dialled() {
        return dialled;
    }

    /** Any thread. */
    Session session() {
        return session;
    }

    /** Whether the CSMS can be called. Any thread. */
    boolean open() {
        return !over && session.upstream() == UpstreamState.OPEN && dialled.isPresent();
    }

    /** Whether the CSMS takes calls of the station: before a boot is accepted nothing but the boot is. Any thread. */
    boolean ready() {
        return open() && welcome;
    }

    /** Any thread. The reply comes on the identity's own, and always. */
    CompletableFuture<Reply> call(Side to, String action, Payload payload) {
        return calls.send(session, to, action, payload);
    }

    /** Any thread. The task runs on the identity's own, unless the session ends before. */
    void after(Duration wait, Runnable task) {
        session.executeAfter(wait, () -> life.run(task));
    }

    /** Any thread. */
    void lane(Runnable task) {
        try {
            session.execute(task);
        } catch (RejectedExecutionException e) {
            session.close("the gateway cannot keep up with its work");
        }
    }

    void turned(UpstreamState state) {
        if (redials > 0) {
            return;
        }
        if (state == UpstreamState.OPEN) {
            opened(connectedBefore);
        } else {
            lost();
        }
    }

    /** In the callback itself, or the session may end before. */
    void dialFailed(UpstreamFailure failure) {
        unproven = Optional.empty();
        Optional<Dialled> tried = life.dialledFor(station());
        if (tried.isPresent() && life.failed(this, tried.get(), Optional.of(failure))) {
            redial();
        }
    }

    /** Dials anew with what is to be dialled now. */
    void redial() {
        redials++;
        var unused = session.redial(life.grace()).whenComplete((outcome, failure) -> {
            redials--;
            if (outcome instanceof Redial.Opened) {
                opened(true);
            } else {
                life.stuck(this);
            }
        });
    }

    /** @param again whether this session was connected before, so that nobody else is going to speak soon */
    private void opened(boolean again) {
        Optional<Dialled> now = life.dialledFor(station());
        if (now.isEmpty() || sameAs(now.get())) {
            return;
        }
        dialled = now;
        connectedBefore = true;
        unproven = now.filter(Dialled::trial);
        unanswered = 0;
        if (unproven.isPresent()) {
            if (again) {
                prove();
            } else {
                session.executeAfter(PATIENCE, this::prove);
            }
        }
        life.opened(this);
        if (!again) {
            session.executeAfter(PATIENCE, this::settled);
        }
    }

    private boolean sameAs(Dialled now) {
        return dialled.filter(now::equals).isPresent();
    }

    private void prove() {
        unproven.ifPresent(trial -> {
            var unused = session.call(Side.CSMS, Words.HEARTBEAT, Payload.empty())
                    .whenComplete((reply, failure) -> proved(trial, reply));
        });
    }

    private void proved(Dialled trial, @Nullable Reply reply) {
        if (over || unproven.filter(trial::equals).isEmpty()) {
            return;
        }
        if (reply instanceof CallResult) {
            heard();
        } else if (reply != null && ++unanswered < TRIES) {
            session.executeAfter(PATIENCE, this::prove);
        } else {
            missed(trial);
        }
    }

    private void missed(Dialled trial) {
        unproven = Optional.empty();
        if (life.failed(this, trial, Optional.empty())) {
            redial();
        } else {
            life.stuck(this);
        }
    }

    /** The CSMS has answered somebody's call with a result. */
    void heard() {
        if (redials > 0) {
            return;
        }
        Optional<Dialled> proven = unproven;
        unproven = Optional.empty();
        proven.ifPresent(trial -> life.proven(this, trial));
    }

    /** The CSMS treats the station as one that it has accepted, or asks it for something. */
    void welcomed() {
        if (!welcome) {
            welcome = true;
            life.welcomed(this);
        }
    }

    /** A station that does not boot in this session was accepted in an earlier one. */
    private void settled() {
        if (!over && !booted) {
            welcomed();
        }
    }

    /** The CSMS has answered the station's BootNotification. */
    void booted(boolean accepted) {
        booted = true;
        welcome = false;
        if (accepted) {
            welcomed();
        }
    }

    private void lost() {
        Optional<Dialled> trial = unproven;
        unproven = Optional.empty();
        dialled = Optional.empty();
        trial.ifPresent(lost -> life.failed(this, lost, Optional.empty()));
    }

    void close() {
        over = true;
        life.left(this);
        lost();
        calls.end();
    }
}
