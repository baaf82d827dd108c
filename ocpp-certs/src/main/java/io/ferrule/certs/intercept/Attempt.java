// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallFailedException;
import io.ferrule.proxy.intercept.Unanswered;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way of a request: a new key, SignCertificate, the answer, repetitions (A02, A03). Used on the identity's own thread.
 *
 * <p>A request waits until the CSMS is there, since in its place nobody could answer it.
 */
final class Attempt {

    /** How long after its request a certificate may come before somebody asks anew. */
    static final Duration LIFE = Duration.ofDays(1);

    private final Office office;
    private final StationId name;
    private final Subjects subjects;
    private final Requests requests;
    private final Desks desks;
    private boolean wanted;
    private boolean queued;
    private boolean stopped;
    private OptionalInt unsent = OptionalInt.empty();
    /** On its way, with a reply to come. */
    private OptionalInt outstanding = OptionalInt.empty();

    private OptionalInt waiting = OptionalInt.empty();
    private Optional<Desk> timer = Optional.empty();
    private int repeated;

    Attempt(Office office, StationId name, Subjects subjects, Desks desks) {
        this.office = office;
        this.name = name;
        this.subjects = subjects;
        requests = new Requests(office, name, subjects);
        this.desks = desks;
    }

    /**
     * Takes up what a restart has interrupted: a request that may not have left, or one whose certificate may come. Not where
     * an authority renews in place of the CSMS: the key may be one that the authority was asked to certify.
     */
    void resume() throws StoreException {
        if (office.settings().renewal().rule().isEmpty()) {
            return;
        }
        Optional<Generation> last = office.store().station(name.value()).pending().stream()
                .filter(pending ->
                        pending.since().plus(LIFE).isAfter(office.time().now()))
                .max(Comparator.comparingInt(Generation::number));
        last.ifPresent(pending -> {
            if (pending.stage() == Stage.CSR_ACCEPTED) {
                waiting = OptionalInt.of(pending.number());
            } else {
                unsent = OptionalInt.of(pending.number());
            }
        });
    }

    /** Whether a new request may begin; then {@link #begin} follows. */
    RenewalOrder ask(StationId station) {
        try {
            office.store().checkWritable(name.value());
            if (subjects.subject(station).isEmpty()) {
                office.tell(
                        station,
                        LifeEvent.Kind.RENEWAL_STOPPED,
                        "the operator's name is not set, or there is no name for the station");
                return RenewalOrder.NO_SUBJECT;
            }
        } catch (IOException e) {
            office.storeFailed(station, e);
            return RenewalOrder.STORE_UNUSABLE;
        }
        return desks.speaking().isPresent() ? RenewalOrder.BEGUN : RenewalOrder.WAITS;
    }

    /** A new key and a new request; the newest wins. */
    void begin() {
        stopped = false;
        wanted = true;
        repeated = 0;
        pump();
    }

    boolean stopped() {
        return stopped;
    }

    /** Nothing more by itself (A02.FR.20). */
    void stop(StationId station, String reason) {
        settle();
        stopped = true;
        office.tell(station, LifeEvent.Kind.RENEWAL_STOPPED, reason);
    }

    /** The certificate has come. */
    void settle() {
        wanted = false;
        unsent = OptionalInt.empty();
        waiting = OptionalInt.empty();
        stopped = false;
    }

    boolean idle() {
        return !wanted && !stopped && unsent.isEmpty() && waiting.isEmpty();
    }

    /** The CSMS is there again. */
    void opened(Desk desk) {
        if (waiting.isPresent() && timer.filter(desks::has).isEmpty()) {
            repeatLater(desk, waiting.getAsInt());
        }
        pump();
    }

    private boolean due() {
        return wanted || (unsent.isPresent() && !unsent.equals(outstanding));
    }

    private void pump() {
        if (due() && !queued && desks.speaking().isPresent()) {
            queued = true;
            office.turnstile().enter(pass -> desks.run(() -> send(pass)));
        }
    }

    private void send(Turnstile.Pass pass) {
        queued = false;
        Optional<Desk> desk = desks.speaking();
        if (desk.isEmpty() || !due()) {
            pass.leave();
            return;
        }
        try {
            send(desk.get(), pass);
        } catch (IOException | GeneralSecurityException e) {
            pass.leave();
            wanted = false;
            unsent = OptionalInt.empty();
            office.storeFailed(desk.get().station(), e);
            office.tell(desk.get().station(), LifeEvent.Kind.RENEWAL_STOPPED, "no request could be made");
        }
    }

    private void send(Desk desk, Turnstile.Pass pass) throws IOException, GeneralSecurityException {
        int generation = wanted ? requests.newKey(desk.station()) : unsent.orElseThrow();
        wanted = false;
        unsent = OptionalInt.of(generation);
        SigningRequest request = requests.request(desk.station(), generation);
        requests.advance(generation, Stage.CSR_SENT);
        Words words = desk.words().orElseThrow();
        outstanding = unsent;
        var unused = desk.call(Side.CSMS, Words.SIGN, words.sign(request.pem())).whenComplete((reply, failure) -> {
            pass.leave();
            answered(desk, generation, reply, failure);
        });
    }

    private void answered(Desk desk, int generation, @Nullable Reply reply, @Nullable Throwable failure) {
        boolean newest = unsent.equals(OptionalInt.of(generation));
        outstanding = outstanding.equals(OptionalInt.of(generation)) ? OptionalInt.empty() : outstanding;
        if (reply instanceof CallResult result && Words.accepted(result.payload())) {
            accepted(desk, generation, newest);
        } else if (reply != null) {
            refused(desk, generation, newest, why(reply));
        } else if (newest && !lost(desk, failure)) {
            // It may have arrived. OCPP 1.6 knows no repetition, later versions repeat it by the clock.
            unsent = OptionalInt.empty();
            repeatLater(desk, generation);
        }
        pump();
    }

    /** Whether it never arrived, as far as one can know, so that it goes out again when the CSMS is back. */
    private static boolean lost(Desk desk, @Nullable Throwable failure) {
        boolean notSent = failure instanceof CallFailedException call
                && call.unanswered().equals(Optional.of(Unanswered.NOT_SENT));
        return notSent || !desk.open();
    }

    private void accepted(Desk desk, int generation, boolean newest) {
        try {
            requests.advance(generation, Stage.CSR_ACCEPTED);
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
        }
        if (newest) {
            unsent = OptionalInt.empty();
            repeatLater(desk, generation);
        }
    }

    private static String why(Reply reply) {
        return reply instanceof CallError error
                ? "the CSMS answered SignCertificate with "
                        + error.code().map(Object::toString).orElse("an error")
                : "the CSMS refused SignCertificate";
    }

    private void refused(Desk desk, int generation, boolean newest, String reason) {
        try {
            office.rotation().discard(name.value(), Set.of(generation));
        } catch (IOException e) {
            office.storeFailed(desk.station(), e);
        }
        if (newest && !wanted) {
            stop(desk.station(), reason);
        }
    }

    private void repeatLater(Desk desk, int generation) {
        waiting = OptionalInt.of(generation);
        SignRetry retry = office.settings().renewal().retry().apply(desk.station(), desk.version());
        if (repeated < retry.times()) {
            timer = Optional.of(desk);
            desk.after(retry.waitAfter(repeated), () -> repeat(generation));
        }
    }

    private void repeat(int generation) {
        timer = Optional.empty();
        if (waiting.equals(OptionalInt.of(generation)) && unsent.isEmpty()) {
            repeated++;
            waiting = OptionalInt.empty();
            unsent = OptionalInt.of(generation);
            pump();
        }
    }
}
