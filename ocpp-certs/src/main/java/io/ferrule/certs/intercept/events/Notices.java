// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournaledCall;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Brings calls of our own to the CSMS, each until it is answered: through outages, restarts and {@code kill -9}, in the order
 * of each station, under the same message id if it has to go out again. Safe for use by several threads.
 *
 * <p>They wait in the outbox of the journal. In mirror mode the interceptors of this class deliver them; in buffer mode the
 * buffer delivers whatever is in the outbox, and is only told that there is something ({@link #wakingBy}).
 *
 * <p>What the CSMS refuses three times, or leaves unanswered ten times, becomes a dead letter of the journal.
 */
public final class Notices {

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    /** A version for one's own purposes (RFC 9562, 5.8): it tells our calls from those of stations, after a restart, too. */
    private static final long VERSION_8 = 0x8000L;

    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

    private static final Pattern OURS =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final Journal journal;
    private final Clock clock;
    private final RandomGenerator random;
    private final Optional<Consumer<StationId>> deliverer;
    private final Map<StationId, Courier> couriers = new ConcurrentHashMap<>();
    private final Map<StationId, OcppVersion> versions = new ConcurrentHashMap<>();

    private Notices(Journal journal, Clock clock, RandomGenerator random, Optional<Consumer<StationId>> deliverer) {
        this.journal = journal;
        this.clock = clock;
        this.random = random;
        this.deliverer = deliverer;
    }

    /**
     * Notices that their own interceptors deliver, for mirror mode.
     *
     * @param journal where they wait; not closed
     * @param clock tells when they were taken
     * @param random randomness for message ids; safe for use by several threads
     * @return the notices
     */
    public static Notices over(Journal journal, Clock clock, RandomGenerator random) {
        return new Notices(journal, clock, random, Optional.empty());
    }

    /**
     * The same over the same journal, delivered by somebody else.
     *
     * @param wake told of a station for which something was written, on a thread of the journal; such as
     *     {@link io.ferrule.proxy.buffer.Buffer#wake}
     * @return other notices
     */
    public Notices wakingBy(Consumer<StationId> wake) {
        return new Notices(journal, clock, random, Optional.of(wake));
    }

    /**
     * The hands of the notices in the conversations: they deliver, and they learn which version each station speaks. To be
     * registered next to the CSMS, with {@link io.ferrule.proxy.intercept.OnFailure#FORWARD}.
     *
     * @return a factory for one proxy or several, as long as each station is a station of one of them
     */
    public InterceptorFactory interceptors() {
        return session -> {
            versions.put(session.station(), session.version());
            return new Courier(session, journal.outbox(), deliverer.isEmpty(), couriers);
        };
    }

    /**
     * The version that a station spoke last.
     *
     * @param station the station
     * @return the version, or empty if the station has not been seen since the start
     */
    public Optional<OcppVersion> versionOf(StationId station) {
        return Optional.ofNullable(versions.get(station));
    }

    /**
     * Writes a notice down and has it delivered as soon as the CSMS takes calls.
     *
     * @param station whose notice
     * @param version version that it is written in
     * @param notice the notice
     * @return when it is on disk; fails with a {@link io.ferrule.proxy.journal.JournalException} if it cannot be written
     */
    public CompletionStage<Void> send(StationId station, OcppVersion version, Notice notice) {
        String id = freshId();
        JournaledCall call = new JournaledCall(
                station,
                version,
                notice.kind(),
                id,
                notice.action(),
                Optional.empty(),
                Call.of(id, notice.action(), notice.payload()).text(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return journal.outbox().append(call).thenAccept(number -> wake(station));
    }

    private void wake(StationId station) {
        if (deliverer.isPresent()) {
            deliverer.get().accept(station);
        } else {
            Optional.ofNullable(couriers.get(station)).ifPresent(Courier::wake);
        }
    }

    /** Whether a call is one of ours, be it delivered here or by somebody else. */
    static boolean ours(String messageId) {
        return OURS.matcher(messageId).matches();
    }

    /** An id that no call of a station has, whatever it counts from. */
    private String freshId() {
        long high = (random.nextLong() & VERSION_MASK) | VERSION_8;
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT_IETF;
        return new UUID(high, low).toString();
    }
}
