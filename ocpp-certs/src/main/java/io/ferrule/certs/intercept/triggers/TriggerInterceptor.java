// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.triggers;

import io.ferrule.certs.intercept.log.LogOrders;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** ExtendedTriggerMessage in one session of OCPP 1.6. Used on the lane only. */
final class TriggerInterceptor implements Interceptor {

    private static final String EXTENDED = "ExtendedTriggerMessage";
    private static final String PLAIN = "TriggerMessage";
    private static final String BOOT = "BootNotification";
    private static final String STATUS = "StatusNotification";
    private static final String HEARTBEAT = "Heartbeat";
    private static final String LOG_STATUS = "LogStatusNotification";
    private static final String METER_VALUES = "MeterValues";
    /** Shorter than the five seconds that a verdict may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final Duration AFTER_ANSWER = Duration.ofMillis(100);

    private final Session session;
    private final LogOrders logs;
    private final LastWords lastWords;

    TriggerInterceptor(Session session, LogOrders logs, LastWords lastWords) {
        this.session = session;
        this.logs = logs;
        this.lastWords = lastWords;
    }

    @Override
    public Interests interests() {
        return Interests.named(EXTENDED, BOOT, STATUS);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            learn(call);
            return CallVerdict.forward();
        }
        return call.action().equals(EXTENDED) ? trigger(call.payload()) : CallVerdict.forward();
    }

    private void learn(Call call) {
        if (call.action().equals(BOOT)) {
            lastWords.boot(call.payload());
        } else if (call.action().equals(STATUS)) {
            connector(call.payload()).ifPresent(number -> lastWords.status(number, call.payload()));
        }
    }

    private static Optional<Integer> connector(Payload payload) {
        try {
            return payload.number("/connectorId").map(BigDecimal::intValueExact);
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    private CallVerdict trigger(Payload request) {
        String wanted = request.string("/requestedMessage").orElse("");
        return switch (wanted) {
            case LOG_STATUS -> say(LOG_STATUS, List.of(logs.status(session.station())));
            case BOOT, HEARTBEAT, METER_VALUES, STATUS -> ask(wanted, request);
            default -> CallVerdict.forward();
        };
    }

    /** The station is asked in the words that it knows. */
    private CallVerdict ask(String wanted, Payload request) {
        CompletableFuture<CallVerdict> verdict = new CompletableFuture<>();
        var unused = session.call(Side.STATION, PLAIN, request)
                .whenComplete((reply, failure) -> verdict.complete(answered(wanted, request, reply)));
        session.executeAfter(PATIENCE, () -> verdict.complete(answer("Rejected")));
        return CallVerdict.later(verdict);
    }

    private CallVerdict answered(String wanted, Payload request, @Nullable Reply reply) {
        Optional<String> status = reply instanceof CallResult result
                ? result.payload().string("/status").filter(word -> !word.equals("NotImplemented"))
                : Optional.empty();
        return status.isPresent() ? answer(status.get()) : inItsPlace(wanted, request);
    }

    /** The gateway says it again in the station's words. */
    private CallVerdict inItsPlace(String wanted, Payload request) {
        return switch (wanted) {
            case HEARTBEAT -> say(HEARTBEAT, List.of(Payload.empty()));
            case BOOT -> say(BOOT, lastWords.boot().stream().toList());
            case STATUS -> say(STATUS, lastWords.statuses(connector(request)));
            default -> answer("NotImplemented");
        };
    }

    /** Promises messages and sends them after the promise. */
    private CallVerdict say(String action, List<Payload> payloads) {
        session.executeAfter(
                AFTER_ANSWER,
                () -> payloads.forEach(payload -> {
                    var unused = session.call(Side.CSMS, action, payload);
                }));
        return answer(payloads.isEmpty() ? "Rejected" : "Accepted");
    }

    private static CallVerdict answer(String status) {
        return CallVerdict.answer(Payload.empty().with("/status", status));
    }
}
