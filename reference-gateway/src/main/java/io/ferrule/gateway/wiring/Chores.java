// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.shedding.Shedding;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.event.ProxyListener;
import io.ferrule.proxy.silence.SilenceAlarm;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * What a running gateway does again and again.
 *
 * @param machine what it runs on
 * @param shedding looks after its memory
 * @param proxy its sessions
 */
record Chores(Machine machine, Shedding shedding, Proxy proxy) {

    private static final Duration LOOK_AT_MEMORY = Duration.ofSeconds(1);
    private static final Duration LOOK_AT_JOURNAL = Duration.ofSeconds(5);
    private static final Duration TELL_THE_TIME = Duration.ofSeconds(2);
    private static final Duration KEEP_WHAT_WAS_LEARNED = Duration.ofMinutes(10);
    private static final Duration LOOK_FOR_SILENCE = Duration.ofSeconds(5);
    /** Long enough for a station to come back by itself after a restart. */
    private static final Duration LOOK_AFTER_ABSENT = Duration.ofSeconds(30);

    /** Looks for stations that are not heard any more, where that is wanted. */
    static Optional<SilenceAlarm> silence(GatewayConfig config, ProxyListener listener, Clock clock) {
        int heartbeats = config.southbound().silentAfterHeartbeats();
        return heartbeats == 0
                ? Optional.empty()
                : Optional.of(new SilenceAlarm(heartbeats, listener, clock, System::nanoTime));
    }

    /** What the intrusion detection wants from time to time. */
    static void watch(Housekeeping housekeeping, IdsRoom ids) {
        housekeeping.every(TELL_THE_TIME, "ids time", ids.detection()::tick);
        housekeeping.after(KEEP_WHAT_WAS_LEARNED, KEEP_WHAT_WAS_LEARNED, "ids state", ids::keep);
    }

    /** Begins; visits are paid only where messages are kept for stations that are not there. */
    Housekeeping begin(Optional<JournalRoom> journal, boolean visits, Optional<SilenceAlarm> silence) {
        Housekeeping housekeeping = new Housekeeping();
        housekeeping.every(LOOK_AT_MEMORY, "memory", () -> shedding.check(System.nanoTime()));
        journal.ifPresent(room -> housekeeping.every(LOOK_AT_JOURNAL, "journal", room::look));
        journal.filter(room -> visits)
                .ifPresent(
                        room -> housekeeping.after(LOOK_AFTER_ABSENT, LOOK_AFTER_ABSENT, "visits", () -> room.visits()
                                .look(proxy)));
        silence.ifPresent(alarm -> housekeeping.every(LOOK_FOR_SILENCE, "silence", alarm::check));
        machine.manager().watchdog().ifPresent(within -> {
            List<Supplier<CompletionStage<?>>> organs = new ArrayList<>(List.of(proxy::pulse));
            journal.ifPresent(room -> organs.add(room::look));
            Heartbeat heart = new Heartbeat(organs, machine.manager()::alive);
            housekeeping.every(within.dividedBy(2), "watchdog", heart::beat);
        });
        return housekeeping;
    }
}
