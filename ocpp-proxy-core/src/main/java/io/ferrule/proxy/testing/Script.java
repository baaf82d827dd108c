// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What a fake peer answers to calls. Safe for use by several threads. */
final class Script {

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Map<String, Optional<String>> answers = new ConcurrentHashMap<>();
    private volatile boolean silent;

    void answer(String action, String payload) {
        answers.put(action, Optional.of(payload));
    }

    void ignore(String action) {
        answers.put(action, Optional.empty());
    }

    void ignoreEverything() {
        silent = true;
    }

    /** The text to answer with: an empty object where nothing else was said, nothing to what is no call. */
    Optional<String> answerTo(String text) {
        if (!silent && reader.read(text) instanceof Reading.Read read && read.frame() instanceof Call call) {
            return answers.getOrDefault(call.action(), Optional.of("{}"))
                    .filter(payload -> call.expectsReply())
                    .map(payload ->
                            CallResult.of(call.id(), Payload.of(payload)).text());
        }
        return Optional.empty();
    }
}
