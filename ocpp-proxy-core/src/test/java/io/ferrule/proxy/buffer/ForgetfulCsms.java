// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A CSMS that believes everything it hears, each time anew, and is at times unable to. Its numbers are at times those
 * of the gateway.
 */
final class ForgetfulCsms {

    private final Random random;
    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private final Deque<Call> open = new ArrayDeque<>();
    private final Map<String, Integer> refusals = new HashMap<>();
    private int issued;

    /** A call that it took, and the numbers that it gave to it, each time another one. */
    record Heard(Call call, Set<Integer> numbers) {}

    ForgetfulCsms(Random random) {
        this.random = random;
    }

    void hear(Call call) {
        open.add(call);
    }

    /** Its connection is lost; what it heard it has done all the same, or it has not. */
    void lost() {
        while (!open.isEmpty()) {
            Call call = open.remove();
            if (random.nextBoolean()) {
                take(call);
            }
        }
    }

    /** The answer to the eldest call, which may be a refusal. */
    Optional<String> answer(boolean gracious) {
        if (open.isEmpty()) {
            return Optional.empty();
        }
        Call call = open.remove();
        int before = refusals.getOrDefault(call.payload().text(), 0);
        if (!gracious && before < 2 && random.nextInt(5) == 0) {
            refusals.put(call.payload().text(), before + 1);
            return Optional.of(CallError.of(call.id(), OcppVersion.V1_6, ErrorCode.INTERNAL_ERROR, "not now")
                    .text());
        }
        int number = take(call);
        String answer = call.action().equals("StartTransaction")
                ? "{\"transactionId\":" + number + ",\"idTagInfo\":{\"status\":\"Accepted\"}}"
                : "{}";
        return Optional.of(CallResult.of(call.id(), Payload.of(answer)).text());
    }

    /** What it knows; what came again under the same id with the same text is the same. */
    List<Heard> knows() {
        return List.copyOf(heard.values());
    }

    private int take(Call call) {
        issued++;
        int number = random.nextInt(3) == 0 ? 2_000_000_000 + issued : issued;
        heard.computeIfAbsent(call.text(), text -> new Heard(call, new HashSet<>()))
                .numbers()
                .add(number);
        return number;
    }
}
