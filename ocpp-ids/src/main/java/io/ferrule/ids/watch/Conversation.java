// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.model.Side;
import java.util.Optional;

/** The calls of one station's channel: which are open, which ids were used, which were blocked. For one thread. */
final class Conversation {

    private static final int MOST_OPEN = 64;
    private static final int MOST_IDS = 128;
    private static final int LARGEST_REQUEST = 16_384;
    private static final long OPEN_MILLIS = 60_000;

    private final Half station = new Half();
    private final Half csms = new Half();
    private String connection = "";

    /** A call that waits for its answer, perhaps repeated under its id. */
    static final class Asked {
        final String action;
        final JsonNode request;
        final int content;
        final long at;
        int copies = 1;

        Asked(String action, JsonNode request, int content, long at) {
            this.action = action;
            this.request = request;
            this.content = content;
            this.at = at;
        }
    }

    /** What became of a reply. */
    enum Match {
        ANSWERS,
        AGAIN,
        BLOCKED,
        NEVER
    }

    private static final class Half {
        final Recent<String, Asked> open = new Recent<>(MOST_OPEN);
        final Recent<String, Boolean> answered = new Recent<>(MOST_IDS);
        final Recent<String, Boolean> blocked = new Recent<>(MOST_OPEN);
        final Recent<String, Integer> used = new Recent<>(MOST_IDS);

        void forgetIds() {
            used.clear();
            answered.clear();
        }
    }

    /** Message ids are unique for each connection only (OCPP-J 1.6, 4.1.4); many stations begin at 1 again. */
    void connection(String key) {
        if (!connection.equals(key)) {
            connection = key;
            station.forgetIds();
            csms.forgetIds();
        }
    }

    /** Notes a call; true if its id was used before for another content. */
    boolean asked(Side from, String id, Asked call, int length) {
        Half half = half(from);
        int content = 31 * call.action.hashCode() + call.content;
        Integer before = half.used.put(id, content);
        Asked open = half.open.get(id);
        if (open != null && before != null && before == content) {
            open.copies++;
            return false;
        }
        JsonNode kept = length > LARGEST_REQUEST ? MissingNode.getInstance() : call.request;
        half.open.put(id, new Asked(call.action, kept, call.content, call.at));
        return before != null && before != content;
    }

    /** Finds what a reply of one side answers, and notes that it is answered. */
    Match answered(Side from, String id) {
        Half asker = half(from.other());
        if (asker.blocked.containsKey(id)) {
            return Match.BLOCKED;
        }
        Asked open = asker.open.get(id);
        if (open == null) {
            return asker.answered.containsKey(id) ? Match.AGAIN : Match.NEVER;
        }
        open.copies--;
        if (open.copies == 0) {
            asker.open.remove(id);
            asker.answered.put(id, true);
        }
        return Match.ANSWERS;
    }

    Optional<Asked> open(Side asker, String id) {
        return Optional.ofNullable(half(asker).open.get(id));
    }

    /** How many calls of a side have waited for less than a minute. */
    int open(Side asker, long at) {
        return (int) half(asker).open.values().stream()
                .filter(call -> call.at > at - OPEN_MILLIS)
                .count();
    }

    void blocked(Side from, String id) {
        half(from).open.remove(id);
        half(from).blocked.put(id, true);
    }

    private Half half(Side side) {
        return side == Side.STATION ? station : csms;
    }
}
