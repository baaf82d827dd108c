// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * GetLog of the diagnostics log for a station of 1.6 that knows only GetDiagnostics: the order is translated, and so is what the station
 * says of its upload. A GetDiagnostics that the CSMS itself sends is none of our business. Used on the lane only.
 */
final class Diagnostics {

    static final String NOTIFICATION = "DiagnosticsStatusNotification";

    private static final String ACTION = "GetDiagnostics";
    /** Shorter than the five seconds that a verdict may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Map<String, String> MEMBERS = Map.of(
            "/log/remoteLocation", "/location",
            "/log/oldestTimestamp", "/startTime",
            "/log/latestTimestamp", "/stopTime",
            "/retries", "/retries",
            "/retryInterval", "/retryInterval");
    private static final Map<String, String> WORDS =
            Map.of("Uploading", LogOrders.UPLOADING, "Uploaded", "Uploaded", "UploadFailed", LogOrders.FAILURE);

    private final Session session;
    private final StationId station;
    private final LogOrders orders;

    Diagnostics(Session session, LogOrders orders) {
        this.session = session;
        this.station = session.station();
        this.orders = orders;
    }

    CallVerdict onGetLog(Payload request) {
        Optional<Integer> id = Order.number(request, "/requestId");
        if (id.isEmpty() || request.string("/log/remoteLocation").isEmpty()) {
            return CallVerdict.answer(status("Rejected"));
        }
        String word = orders.diagnose(station, id.get()).isPresent() ? LogOrders.CANCELED : "Accepted";
        CompletableFuture<CallVerdict> verdict = new CompletableFuture<>();
        var unused = session.call(Side.STATION, ACTION, translated(request))
                .whenComplete((reply, failure) -> answered(verdict, id.get(), word, reply));
        // A station that takes longer will tell how it goes, or we tell that it does not.
        session.executeAfter(PATIENCE, () -> verdict.complete(CallVerdict.answer(status(word))));
        return CallVerdict.later(verdict);
    }

    private static Payload translated(Payload request) {
        Payload translated = Payload.empty();
        for (Map.Entry<String, String> member : MEMBERS.entrySet()) {
            Optional<Payload> part = request.part(member.getKey());
            translated = part.isPresent() ? translated.with(member.getValue(), part.get()) : translated;
        }
        return translated;
    }

    private void answered(CompletableFuture<CallVerdict> verdict, int id, String word, @Nullable Reply reply) {
        Optional<String> file = reply instanceof CallResult result
                ? result.payload().string("/fileName").filter(name -> !name.isEmpty())
                : Optional.empty();
        if (file.isPresent()) {
            verdict.complete(CallVerdict.answer(status(word).with("/filename", file.get())));
            return;
        }
        orders.diagnosed(station, id);
        if (!verdict.complete(CallVerdict.answer(status("Rejected")))) {
            orders.tell(station, session.version(), LogOrders.FAILURE, id);
        }
    }

    CallVerdict onNotification(Call call) {
        Optional<Integer> id = orders.diagnosing(station);
        if (id.isEmpty()) {
            return CallVerdict.forward();
        }
        Optional<String> word = call.payload().string("/status").map(WORDS::get);
        if (word.isPresent()) {
            orders.tell(station, session.version(), word.get(), id.get());
            if (!word.get().equals(LogOrders.UPLOADING)) {
                orders.diagnosed(station, id.get());
            }
        }
        return CallVerdict.answer(Payload.empty());
    }

    private static Payload status(String word) {
        return Payload.empty().with("/status", word);
    }
}
