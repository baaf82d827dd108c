// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.upstream.BackoffSequence;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of one station for its observers, also between its connections: its last boot, and which transaction
 * has which number on its side. Safe for use by several threads.
 */
final class StationMemory {

    private static final int MOST_TRANSACTIONS = 64;
    private static final int MOST_OBSERVERS = 16;
    private static final String NO_TRANSACTION = "-1";

    private final Map<String, Start> starts = new Recent<>(MOST_TRANSACTIONS);
    private final Map<String, ObserverMemory> observers = new Recent<>(MOST_OBSERVERS);
    private @Nullable Call boot;

    /** Makes the copy of a call that the station makes now. */
    synchronized Copy copy(Call call, OcppVersion version) {
        if (Copy.isBoot(call)) {
            boot = call;
        }
        // From 2.0.1 on the station itself names its transactions.
        return new Copy(call, version.compareTo(OcppVersion.V2_0_1) < 0 ? role(call) : new Copy.Role.None());
    }

    /** The station was told the number of a transaction that it began. */
    synchronized void told(Start start, Payload response) {
        response.part(Numbers.POINTER)
                .ifPresent(number -> Numbers.digits(number).ifPresent(digits -> {
                    start.told(number);
                    starts.put(digits, start);
                }));
    }

    /** The last boot. */
    synchronized Optional<Call> boot() {
        return Optional.ofNullable(boot);
    }

    synchronized ObserverMemory observer(String name, Supplier<BackoffSequence> waits) {
        return observers.computeIfAbsent(name, unknown -> new ObserverMemory(waits.get()));
    }

    private Copy.Role role(Call call) {
        return switch (call.action()) {
            case "StartTransaction" -> new Copy.Role.Begins(new Start());
            case "StopTransaction", "MeterValues" ->
                call.payload().part(Numbers.POINTER).map(this::role).orElseGet(Copy.Role.None::new);
            default -> new Copy.Role.None();
        };
    }

    private Copy.Role role(Payload number) {
        if (number.text().equals("null") || number.text().equals(NO_TRANSACTION)) {
            return new Copy.Role.None();
        }
        Optional<Start> start = Numbers.digits(number).map(starts::get);
        return start.isPresent() ? new Copy.Role.Belongs(start.get()) : new Copy.Role.Unknown();
    }
}
