// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.proxy.journal.Entry;
import io.ferrule.proxy.journal.StationRecord;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Everybody who looks after one session, and what they find when they begin. Used on the lane only. */
record Crew(
        Desk desk,
        Line line,
        OwnAnswers words,
        TokenMemory tokens,
        BootMemory boot,
        StatusMemory statuses,
        Replay replay,
        Billing billing,
        Orders orders,
        RefusedStart refusedStart) {

    static Crew of(Desk desk, Line line) {
        OwnAnswers words = new OwnAnswers(desk.version());
        TokenMemory tokens = new TokenMemory(desk, words);
        StatusMemory statuses = new StatusMemory(desk, line, () -> leave(desk));
        Replay replay = new Replay(desk, line, statuses::tell);
        BootMemory boot = new BootMemory(desk, line, words, () -> goOn(replay, statuses));
        RefusedStart refusedStart = new RefusedStart(desk);
        Links links = new Links(desk);
        LiveBilling.Parts parts = new LiveBilling.Parts(
                links, new Promises(desk, words, tokens), new Settlements(desk, links), replay, tokens, boot);
        replay.by(new Courier(desk, line, parts, refusedStart));
        return new Crew(
                desk,
                line,
                words,
                tokens,
                boot,
                statuses,
                replay,
                new Billing(desk, line, parts),
                new Orders(desk, links, tokens, refusedStart),
                refusedStart);
    }

    /**
     * Reads what earlier sessions left behind; without it, should the journal fail, the session does as well as it can.
     */
    CompletableFuture<Boolean> load() {
        return desk.lane(desk.journal().stations().read(desk.station()))
                .thenCombine(desk.lane(desk.journal().outbox().next(desk.station())), this::found)
                .exceptionally(failure -> {
                    desk.notJournaled("session", failure, true);
                    return false;
                });
    }

    /** Calls get through. */
    void opened() {
        boot.opened();
        goOn();
    }

    /** Somebody has put something back into the outbox. */
    void wake() {
        replay.owes();
        replay.run();
    }

    private boolean found(StationRecord record, Optional<Entry> next) {
        boot.load(record.boot());
        statuses.load(record.statuses());
        refusedStart.load(record.shadow());
        next.ifPresent(entry -> replay.owes());
        if (line.connected()) {
            opened();
        }
        return true;
    }

    // Nobody else ends a session that has no station.
    private static void leave(Desk desk) {
        if (desk.session().stationAbsent()) {
            desk.session().close("what the station left behind is delivered");
        }
    }

    /** Takes up what waits, where calls get through. */
    void goOn() {
        goOn(replay, statuses);
    }

    private static void goOn(Replay replay, StatusMemory statuses) {
        replay.run();
        if (!replay.behind()) {
            statuses.tell();
        }
    }
}
