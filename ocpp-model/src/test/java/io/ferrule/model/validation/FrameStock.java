// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import io.ferrule.model.Action;
import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Valid frames of all versions: calls, results and errors of every action. */
final class FrameStock {

    private static final int OF_EACH = 2;

    private final RandomGenerator random;
    private final List<Sample> samples = new ArrayList<>();

    /**
     * A frame and the conversation that it belongs to.
     *
     * @param version version of the conversation
     * @param from who sent it
     * @param answered action of the call that a reply answers
     * @param type record of its payload
     * @param tokens the frame, taken apart
     */
    record Sample(
            OcppVersion version,
            Side from,
            Optional<String> answered,
            Class<? extends Record> type,
            List<String> tokens) {}

    FrameStock(RandomGenerator random) throws IOException {
        this.random = random;
        for (Message message : Message.all().toList()) {
            for (int i = 0; i < OF_EACH; i++) {
                add(message, "id-" + i);
            }
        }
    }

    List<Sample> samples() {
        return samples;
    }

    Sample any() {
        return samples.get(random.nextInt(samples.size()));
    }

    private void add(Message message, String id) throws IOException {
        Action<?, ?> action = message.action();
        Side caller = action.initiators().iterator().next();
        Payload payload = Payload.of(
                new PayloadMaker(Schemas.generated(message), random).payload().toString());
        if (message.request()) {
            String call = Call.of(id, action.name(), payload).text();
            samples.add(
                    new Sample(action.version(), caller, Optional.empty(), message.type(), FrameMutator.split(call)));
            return;
        }
        Optional<String> answered = Optional.of(action.name());
        String result = CallResult.of(id, payload).text();
        String error = CallError.of(id, action.version(), ErrorCode.INTERNAL_ERROR, "it is \"closed\"")
                .text();
        samples.add(new Sample(action.version(), caller.other(), answered, message.type(), FrameMutator.split(result)));
        samples.add(new Sample(action.version(), caller.other(), answered, message.type(), FrameMutator.split(error)));
    }
}
