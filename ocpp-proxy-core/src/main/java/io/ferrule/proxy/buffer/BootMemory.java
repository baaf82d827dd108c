// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.journal.BootRecord;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The last accepted boot of a station: by it a station is known while the CSMS is away, and one that was accepted in
 * place of the CSMS is the first thing that the CSMS hears (OCPP 1.6, 4.2). Used on the lane only.
 */
final class BootMemory {

    private static final String ACTION = "BootNotification";
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final Duration WAITING = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** No gateway ran before. */
    private static final Instant EARLIEST = Instant.parse("2025-01-01T00:00:00Z");

    private final Desk desk;
    private final Line line;
    private final OwnAnswers words;
    private final Runnable accepted;
    private @Nullable BootRecord last;
    private boolean telling;
    private boolean again;
    private int attempts;

    /** Makes a memory; what is passed in runs whenever the CSMS has accepted a boot that it owed. */
    BootMemory(Desk desk, Line line, OwnAnswers words, Runnable accepted) {
        this.desk = desk;
        this.line = line;
        this.words = words;
        this.accepted = accepted;
    }

    void load(Optional<BootRecord> boot) {
        if (last == null && boot.isPresent()) {
            last = boot.get();
            line.oweBoot(!boot.get().told());
        }
    }

    /** Answers in place of the CSMS. */
    CompletableFuture<Ruling> answer(Payload boot) {
        Duration interval = Optional.ofNullable(last).map(BootRecord::interval).orElse(USUAL);
        if (!vouched() || !trusted()) {
            return CompletableFuture.completedFuture(new Ruling.Result(words.boot(false, WAITING, desk.now())));
        }
        BootRecord record = new BootRecord(boot.text(), interval, desk.now(), false);
        return desk.orRefuse(
                ACTION,
                desk.lane(desk.journal().stations().write(desk.station(), record))
                        .thenApply(written -> owing(record)));
    }

    /** The CSMS has answered a boot of the station itself. */
    void answered(Payload boot, Payload answer) {
        String status = answer.string("/status").orElse("");
        line.booted(status.equals("Accepted"));
        again = false;
        if (status.equals("Accepted")) {
            keep(new BootRecord(boot.text(), interval(answer), desk.now(), true));
        } else if (status.equals("Rejected")) {
            last = null;
            var unused = desk.journal().stations().forget(desk.station());
        }
    }

    /** A clock that has lost its battery is no reason to let a station set its own by it. */
    boolean trusted() {
        Instant now = desk.session().clock().instant();
        return !now.isBefore(desk.journal().newest()) && !now.isBefore(EARLIEST);
    }

    /** The upstream has opened. */
    void opened() {
        again = true;
        tell();
    }

    /**
     * The CSMS says that it knows of no boot: it may have lost what it knew. Once for each connection it is told anew.
     *
     * @return whether it is going to be
     */
    boolean forgotten() {
        if (!again || last == null) {
            return false;
        }
        again = false;
        line.oweBoot(true);
        tell();
        return true;
    }

    /** Tells the CSMS, as often as it takes. */
    private void tell() {
        BootRecord boot = last;
        if (telling || boot == null || !line.owing()) {
            return;
        }
        telling = true;
        again = false;
        attempts++;
        desk.finish(desk.session()
                .call(Side.CSMS, ACTION, Payload.of(boot.payload()))
                .handle((reply, failure) -> {
                    telling = false;
                    told(boot, Optional.ofNullable(reply));
                    return failure == null;
                }));
    }

    private void told(BootRecord boot, Optional<Reply> reply) {
        Optional<Payload> answer =
                reply.filter(CallResult.class::isInstance).map(result -> ((CallResult) result).payload());
        if (!line.owing() || !boot.equals(last)) {
            tell(); // the line is lost, or the station itself has booted meanwhile
        } else if (answer.flatMap(payload -> payload.string("/status")).equals(Optional.of("Accepted"))) {
            line.booted(true);
            desk.confirmTime(answer.get());
            keep(new BootRecord(boot.payload(), interval(answer.get()), desk.now(), true));
            accepted.run();
        } else {
            tellLater(answer.map(this::interval).filter(wait -> !wait.isZero()).orElse(WAITING));
        }
    }

    private void tellLater(Duration wait) {
        int sofar = attempts;
        desk.session().executeAfter(wait, () -> {
            if (sofar == attempts) {
                tell();
            }
        });
    }

    private void keep(BootRecord boot) {
        last = boot;
        var unused = desk.journal().stations().write(desk.station(), boot);
    }

    private Ruling owing(BootRecord record) {
        last = record;
        line.oweBoot(true);
        tell();
        return new Ruling.Result(words.boot(true, record.interval(), desk.now()));
    }

    private boolean vouched() {
        return switch (desk.settings().boot().apply(desk.station())) {
            case ANY -> true;
            case KNOWN -> last != null;
            case NONE -> false;
        };
    }

    /** Zero leaves it to the station (OCPP 1.6, 6.4). */
    private Duration interval(Payload answer) {
        long seconds = answer.number(words.intervalPointer())
                .map(BigDecimal::longValue)
                .orElse(0L);
        return Duration.ofSeconds(Math.max(0, Math.min(seconds, LONGEST.toSeconds())));
    }
}
