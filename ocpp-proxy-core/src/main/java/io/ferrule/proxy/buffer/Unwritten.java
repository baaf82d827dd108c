// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Billing calls that went to the CSMS although the journal could not write them down, and replies for which it may have had no
 * room. A station that repeats a call gets what it was told before, or the CSMS hears the call under the same id again, as long as the process lives. Bounded; the eldest are
 * forgotten first. Safe for use by several threads.
 */
final class Unwritten {

    private static final int MOST = 1_024;

    private final Map<Key, Sent> calls = new LinkedHashMap<>();
    private final Map<Key, GivenReply> replies = new LinkedHashMap<>();

    /** A call goes out as it is. */
    synchronized void sent(StationId station, Fingerprint content, Call call) {
        put(calls, new Key(station, content), new Sent(call, Optional.empty()));
    }

    private static <T> void put(Map<Key, T> map, Key key, T value) {
        map.remove(key);
        map.put(key, value);
        if (map.size() > MOST) {
            map.remove(map.keySet().iterator().next());
        }
    }

    /** The CSMS has answered what was on disk. The journal lets the reply go where it has no room for it. */
    synchronized void replied(StationId station, GivenReply reply) {
        put(replies, new Key(station, reply.fingerprint()), reply);
    }

    synchronized Optional<GivenReply> reply(StationId station, Fingerprint content) {
        return Optional.ofNullable(replies.get(new Key(station, content)));
    }

    /** What the station was told. */
    synchronized void answered(StationId station, Fingerprint content, Payload answer) {
        calls.computeIfPresent(new Key(station, content), (key, sent) -> new Sent(sent.call(), Optional.of(answer)));
    }

    synchronized Optional<Sent> find(StationId station, Fingerprint content) {
        return Optional.ofNullable(calls.get(new Key(station, content)));
    }

    /** It is on disk now, or the CSMS refused it. */
    synchronized void forget(StationId station, Fingerprint content) {
        calls.remove(new Key(station, content));
    }

    /**
     * A call that went out.
     *
     * @param call the call under the id and with the payload that the CSMS saw
     * @param answer what its station was told, if the CSMS answered
     */
    record Sent(Call call, Optional<Payload> answer) {}

    private record Key(StationId station, Fingerprint content) {}
}
