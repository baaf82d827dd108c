// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** Calls and replies for tests of a journal, and waiting for its stages. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    public static final StationId CP1 = new StationId("CP1");
    public static final StationId CP2 = new StationId("CP2");

    private Samples() {}

    public static JournaledCall start(StationId station, String id, int transaction) {
        return call(station, id, "StartTransaction", Optional.of(transaction));
    }

    public static JournaledCall meterValues(StationId station, String id, int transaction) {
        return call(station, id, "MeterValues", Optional.of(transaction));
    }

    public static JournaledCall call(StationId station, String id, String action, Optional<Integer> transaction) {
        Optional<String> name = transaction.map(number -> Integer.toString(number));
        return new JournaledCall(station, OcppVersion.V1_6, Kind.BILLING, id, action, name, text(id, action), NOON);
    }

    public static JournaledCall call(Kind kind, String id) {
        return new JournaledCall(CP1, OcppVersion.V1_6, kind, id, "Any", Optional.empty(), text(id, "Any"), NOON);
    }

    public static GivenReply reply(String content, int transaction) {
        return new GivenReply(
                Fingerprint.of("StartTransaction", content),
                "m-" + content,
                OptionalInt.of(transaction),
                "{\"transactionId\": " + transaction + "}",
                NOON);
    }

    /** What the stage yields within ten seconds. */
    public static <T> T value(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("the stage failed", e);
        }
    }

    /** Why the stage fails within ten seconds. */
    public static JournalException.Reason failure(CompletionStage<?> stage) {
        Throwable thrown = catchThrowable(() -> stage.toCompletableFuture().get(10, TimeUnit.SECONDS));
        if (thrown instanceof ExecutionException failed && failed.getCause() instanceof JournalException reasoned) {
            return reasoned.reason();
        }
        throw new AssertionError("the stage did not fail as a journal does", thrown);
    }

    private static String text(String id, String action) {
        // Odd spacing and a vendor's member: the text is kept character for character.
        return "[2, \"" + id + "\",\"" + action + "\",{\"vendor\\u00e9\" : 1.50}]";
    }
}
