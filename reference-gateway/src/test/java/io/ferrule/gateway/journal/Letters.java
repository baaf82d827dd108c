// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.wiring.JournalStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.Outbox;
import io.ferrule.proxy.journal.Reach;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The journal of a gateway that was stopped: entry 1 of CP1 waits; entries 2 and 3 of CP2, a start and its stop, are dead
 * letters. A tag is in each frame.
 */
public final class Letters {

    /** What must never be shown. */
    public static final String TAG = "SECRET-TAG";

    private Letters() {}

    /**
     * Makes the journal in a directory that is made too.
     *
     * @param dataDir the directory
     * @param block limits and key
     */
    public static void in(Path dataDir, JournalBlock block) throws Exception {
        Files.createDirectories(dataDir);
        JournalSettings settings = JournalStore.settings(dataDir, block, Clock.systemUTC(), event -> {});
        try (Journal journal = Journal.open(settings)) {
            Outbox outbox = journal.outbox();
            await(outbox.append(call("CP1", "StopTransaction", "7")));
            long start = await(outbox.append(call("CP2", "StartTransaction", "2000000001")));
            await(outbox.append(call("CP2", "StopTransaction", "2000000001")));
            await(outbox.bury(start, Reach.TRANSACTION, "refused: \u001b[2J no such \u202etag"));
        }
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static JournaledCall call(String station, String action, String transaction) {
        String id = action + "-" + station;
        return new JournaledCall(
                new StationId(station),
                OcppVersion.V1_6,
                Kind.BILLING,
                id,
                action,
                Optional.of(transaction),
                "[2,\"" + id + "\",\"" + action + "\",{\"idTag\":\"" + TAG + "\"}]",
                Instant.parse("2026-11-22T08:00:00Z"));
    }
}
