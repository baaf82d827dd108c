// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.site;

import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A station of 1.6 with a car that draws all that it is allowed on one phase, on a real WebSocket. What it obeys is its
 * {@link Ability}; it forgets its limit when it is restarted. Safe for use by several threads.
 */
final class LegacyStation implements WebSocket.Listener {

    static final double LARGEST = 32;
    private static final double VOLTS = 230;
    private static final Executor A_MOMENT_LATER = CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

    /** What stations in the field can do. */
    enum Ability {
        AMPERES("Current", 3),
        WATTS("Power", 3),
        WHOLE_AMPERES("Current", 3),
        ONE_PERIOD("Current", 3),
        IGNORES_SCHEDULES("Current", 3),
        LEVEL_ZERO("Current", 8),
        NO_STATION_MAXIMUM("Current", 3),
        SILENT("Current", 3);

        private final String unit;
        private final int level;

        Ability(String unit, int level) {
            this.unit = unit;
            this.level = level;
        }

        /** What a car draws here that is left a share: shares are hundredths, limits are cut to what the station takes. */
        double applies(double share) {
            double amps = Math.floor(share * 100) / 100;
            return switch (this) {
                case SILENT -> LARGEST;
                case WATTS -> Math.floor(amps * VOLTS * 10 + 1e-6) / 10 / VOLTS;
                case WHOLE_AMPERES, LEVEL_ZERO -> Math.floor(amps);
                default -> Math.floor(amps * 10 + 1e-6) / 10;
            };
        }

        boolean takes(Payload profile, BigDecimal value) {
            int periods = profile.size("/chargingSchedule/chargingSchedulePeriod");
            String purpose = profile.string("/chargingProfilePurpose").orElse("");
            int stack = profile.number("/stackLevel").map(BigDecimal::intValue).orElse(-1);
            String wanted = this == WATTS ? "W" : "A";
            boolean unitFits = profile.string("/chargingSchedule/chargingRateUnit")
                    .filter(wanted::equals)
                    .isPresent();
            return unitFits
                    && (this != WHOLE_AMPERES || value.stripTrailingZeros().scale() <= 0)
                    && (this != ONE_PERIOD || periods == 1)
                    && (this != LEVEL_ZERO || stack == 0)
                    && (this != NO_STATION_MAXIMUM || !purpose.equals("ChargePointMaxProfile"));
        }
    }

    private final String id;
    private final Ability ability;
    private final Draws draws;
    private final HttpClient http;
    private final AtomicInteger told = new AtomicInteger();
    private final Deque<Waiting> calls = new ArrayDeque<>();
    private final StringBuilder partial = new StringBuilder();
    private Optional<WebSocket> socket = Optional.empty();
    private CompletableFuture<?> sending = CompletableFuture.completedFuture(null);
    private int number;
    private boolean wants;
    private boolean charging;
    private double limit = LARGEST;
    private Optional<BigDecimal> transaction = Optional.empty();

    private record Waiting(String frame, Consumer<Payload> answered) {}

    LegacyStation(String id, Ability ability, Draws draws, HttpClient http) {
        this.id = id;
        this.ability = ability;
        this.draws = draws;
        this.http = http;
    }

    /** Stations CP10, CP11, … of all abilities in turn. */
    static List<LegacyStation> many(int count, Draws draws, HttpClient http) {
        Ability[] abilities = Ability.values();
        return IntStream.range(0, count)
                .mapToObj(i -> new LegacyStation("CP" + (10 + i), abilities[i % abilities.length], draws, http))
                .toList();
    }

    String id() {
        return id;
    }

    Ability ability() {
        return ability;
    }

    /** How many limits it was told so far. */
    int told() {
        return told.get();
    }

    /** Connects; a gateway that is not there yet is tried again. */
    void connects(URI gateway, boolean boots) {
        var unused = http.newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .buildAsync(URI.create(gateway + "/" + id), this)
                .whenComplete((open, failure) -> {
                    if (failure == null) {
                        connected(open, boots);
                    } else {
                        A_MOMENT_LATER.execute(() -> connects(gateway, boots));
                    }
                });
    }

    private synchronized void connected(WebSocket open, boolean boots) {
        socket = Optional.of(open);
        sending = CompletableFuture.completedFuture(null);
        calls.clear();
        if (boots) {
            call("BootNotification", "{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}", answer -> {});
        } else {
            call("Heartbeat", "{}", answer -> {});
        }
    }

    /** The power fails: it forgets its limit, and its car has to begin anew. */
    synchronized void restarts(URI gateway) {
        socket.ifPresent(WebSocket::abort);
        socket = Optional.empty();
        charging = false;
        limit = LARGEST;
        transaction = Optional.empty();
        draw();
        connects(gateway, true);
        begins();
    }

    /** Somebody holds a card against it until it is taken. */
    synchronized void begins() {
        wants = true;
        A_MOMENT_LATER.execute(this::authorizes);
    }

    private synchronized void authorizes() {
        if (!wants || charging) {
            return;
        }
        if (socket.isEmpty()) {
            A_MOMENT_LATER.execute(this::authorizes);
            return;
        }
        call("Authorize", "{\"idTag\":\"" + id + "\"}", answer -> {
            if (answer.string("/idTagInfo/status").filter("Accepted"::equals).isPresent()) {
                starts();
            } else {
                A_MOMENT_LATER.execute(this::authorizes);
            }
        });
    }

    private synchronized void starts() {
        charging = true;
        draw();
        String start =
                "{\"connectorId\":1,\"idTag\":\"" + id + "\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}";
        call("StartTransaction", start, answer -> transaction = answer.number("/transactionId"));
    }

    synchronized void ends() {
        wants = false;
        charging = false;
        draw();
        String stop = "{\"transactionId\":"
                + transaction.map(BigDecimal::toPlainString).orElse("0")
                + ",\"meterStop\":1,\"timestamp\":\"2026-01-01T01:00:00Z\"}";
        call("StopTransaction", stop, answer -> {});
    }

    private void draw() {
        draws.draws(id, charging ? Math.min(LARGEST, limit) : 0);
    }

    private void call(String action, String payload, Consumer<Payload> answered) {
        number++;
        calls.add(new Waiting("[2,\"" + id + "-" + number + "\",\"" + action + "\"," + payload + "]", answered));
        if (calls.size() == 1) {
            send(calls.peek().frame());
        }
    }

    private void send(String frame) {
        socket.ifPresent(open -> sending = sending.thenCompose(before -> open.sendText(frame, true)));
    }

    @Override
    public synchronized CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        partial.append(part);
        from.request(1);
        if (last && socket.filter(open -> open == from).isPresent()) {
            heard(Payload.of(partial.toString()));
        }
        if (last) {
            partial.setLength(0);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void heard(Payload frame) {
        int type = frame.number("/0").map(BigDecimal::intValue).orElse(0);
        String messageId = frame.string("/1").orElse("");
        if (type == 2) {
            asked(frame.string("/2").orElse(""), frame.part("/3").orElse(Payload.empty()))
                    .ifPresent(answer -> send(CallResult.of(messageId, answer).text()));
        } else if (!calls.isEmpty()) {
            Waiting done = calls.remove();
            done.answered().accept(frame.part(type == 3 ? "/2" : "/4").orElse(Payload.empty()));
            Optional.ofNullable(calls.peek()).ifPresent(next -> send(next.frame()));
        }
    }

    private Optional<Payload> asked(String action, Payload request) {
        return switch (action) {
            case "SetChargingProfile" -> limited(request);
            case "GetConfiguration" -> Optional.of(Payload.of(keys()));
            default -> Optional.of(Payload.of("{\"status\":\"Accepted\"}"));
        };
    }

    private String keys() {
        return "{\"configurationKey\":["
                + "{\"key\":\"ChargeProfileMaxStackLevel\",\"readonly\":true,\"value\":\"" + ability.level + "\"},"
                + "{\"key\":\"ChargingScheduleAllowedChargingRateUnit\",\"readonly\":true,\"value\":\"" + ability.unit
                + "\"},{\"key\":\"ChargingScheduleMaxPeriods\",\"readonly\":true,\"value\":\"1\"},"
                + "{\"key\":\"MaxChargingProfilesInstalled\",\"readonly\":true,\"value\":\"2\"}]}";
    }

    private Optional<Payload> limited(Payload request) {
        told.incrementAndGet();
        Payload profile = request.part("/csChargingProfiles").orElse(Payload.empty());
        BigDecimal value = profile.number("/chargingSchedule/chargingSchedulePeriod/0/limit")
                .orElse(BigDecimal.ZERO);
        if (ability == Ability.SILENT) {
            return Optional.empty();
        }
        if (!ability.takes(profile, value)) {
            return Optional.of(Payload.of("{\"status\":\"Rejected\"}"));
        }
        limit = value.doubleValue() / (ability == Ability.WATTS ? VOLTS : 1);
        draw();
        return Optional.of(Payload.of("{\"status\":\"Accepted\"}"));
    }
}
