// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Reply;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The latest transaction-related calls of a station that have a result, so that one that is sent again under the same id and word
 * for word, its answer being lost or late, gets that result again. A CSMS may refuse an id that it has seen, or book a second
 * transaction. Errors are not remembered: their calls are meant to be tried again. Nor are other actions: some stations use one id
 * for everything, and two heartbeats are the same word for word. Used on the session's lane only.
 */
final class AnsweredCalls {

    private static final int REMEMBERED = 16;
    private static final int LONGEST_RESULT = 2_048;

    private final Map<String, CallResult> results = new LinkedHashMap<>();

    /** Remembers what a station was told, if it was a result. */
    void remember(Call call, Reply reply) {
        if (TransactionActions.include(call)
                && reply instanceof CallResult result
                && result.text().length() <= LONGEST_RESULT) {
            results.put(digest(call), result);
            if (results.size() > REMEMBERED) {
                results.remove(results.keySet().iterator().next());
            }
        }
    }

    /** What the station was told when it said the same before. */
    Optional<CallResult> resultOf(Call call) {
        return results.isEmpty() || !TransactionActions.include(call)
                ? Optional.empty()
                : Optional.ofNullable(results.get(digest(call)));
    }

    // Meter values may be long; a digest keeps what is remembered small.
    private static String digest(Call call) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            String text =
                    call.id() + '\n' + call.action() + '\n' + call.payload().text();
            return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }
}
