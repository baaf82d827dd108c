// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.ferrule.model.Side;
import java.util.Optional;
import java.util.OptionalInt;

/** The calls of one station's channel: which are open, which ids were used, which were blocked. For one thread. */
final class Conversation {

    private static final int MOST_OPEN = 64;
    private static final int MOST_IDS = 128;
    private static final int LARGEST_REQUEST = 16_384;
    private static final long OPEN_MILLIS = 60_000;

    private final Kept kept;
    private final Half station = new Half();
    private final Half csms = new Half();
    private String connection = "";

    /** The calls of a station; those of all stations share the room for what was asked. */
    Conversation(Kept kept) {
        this.kept = kept;
    }

    /** A call that waits for its answer, perhaps repeated under its id. */
    static final class Asked {
        final String action;
        final int content;
        final long at;
        JsonNode request;
        int length;
        int copies = 1;

        Asked(String action, JsonNode request, int content, long at, int length) {
            this.action = action;
            this.request = request;
            this.content = content;
            this.at = at;
            this.length = length;
        }

        /** What was asked is not known any more; that something was is. */
        void forget() {
            request = MissingNode.getInstance();
            length = 0;
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
        final Recent<String, Boolean> blocked = new Recent<>(MOST_OPEN);
        final RecentNumbers answered = new RecentNumbers(MOST_IDS);
        final RecentNumbers used = new RecentNumbers(MOST_IDS);

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
    boolean asked(Side from, String messageId, Asked call) {
        Half half = half(from);
        String id = Kept.of(messageId);
        int content = 31 * call.action.hashCode() + call.content;
        OptionalInt before = half.used.put(Kept.number(messageId), content);
        boolean same = before.isPresent() && before.getAsInt() == content;
        Asked open = half.open.get(id);
        if (open != null && same) {
            open.copies++;
            return false;
        }
        if (call.length > LARGEST_REQUEST) {
            call.forget();
        }
        Asked replaced = half.open.put(id, call);
        if (replaced != null) {
            kept.forget(replaced);
        }
        kept.keep(call);
        return before.isPresent() && !same;
    }

    /** Finds what a reply of one side answers, and notes that it is answered. */
    Match answered(Side from, String messageId) {
        Half asker = half(from.other());
        String id = Kept.of(messageId);
        if (asker.blocked.containsKey(id)) {
            return Match.BLOCKED;
        }
        Asked open = asker.open.get(id);
        if (open == null) {
            return asker.answered.contains(Kept.number(messageId)) ? Match.AGAIN : Match.NEVER;
        }
        open.copies--;
        if (open.copies == 0) {
            asker.open.remove(id);
            kept.forget(open);
            asker.answered.put(Kept.number(messageId), 1);
        }
        return Match.ANSWERS;
    }

    Optional<Asked> open(Side asker, String id) {
        return Optional.ofNullable(half(asker).open.get(Kept.of(id)));
    }

    /** How many calls of a side have waited for less than a minute. */
    int open(Side asker, long at) {
        return (int) half(asker).open.values().stream()
                .filter(call -> call.at > at - OPEN_MILLIS)
                .count();
    }

    void blocked(Side from, String id) {
        Asked open = half(from).open.remove(Kept.of(id));
        if (open != null) {
            kept.forget(open);
        }
        half(from).blocked.put(Kept.of(id), true);
    }

    private Half half(Side side) {
        return side == Side.STATION ? station : csms;
    }
}
