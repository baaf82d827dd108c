// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.model.Call;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was said on both legs, in the order in which the peers said and heard it. Safe for use by several threads. */
final class Transcript {

    private static final int WIDTH = 96;

    /** Whether a peer said something to the gateway or heard it from there. */
    enum Direction {
        SAID,
        HEARD
    }

    /** One frame at one peer. */
    record Entry(Side peer, Direction direction, String text) {}

    private final PrintWriter out;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final Map<String, String> actions = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    Transcript(PrintWriter out) {
        this.out = out;
    }

    synchronized void add(Side peer, Direction direction, String text) {
        entries.add(new Entry(peer, direction, text));
        String name = peer.name().toLowerCase(Locale.ROOT);
        String way = direction == Direction.SAID ? name + " -> gateway" : "gateway -> " + name;
        out.printf(Locale.ROOT, "  %-18s  %-28s  %s%n", way, what(text), shown(text));
        out.flush();
    }

    /** Everything that one peer said or heard, in order. */
    synchronized List<String> texts(Side peer, Direction direction) {
        return entries.stream()
                .filter(entry -> entry.peer() == peer && entry.direction() == direction)
                .map(Entry::text)
                .toList();
    }

    private String what(String text) {
        if (!(reader.read(text) instanceof Reading.Read read)) {
            return "unreadable";
        }
        Frame frame = read.frame();
        if (frame instanceof Call call) {
            actions.put(call.id(), call.action());
            return call.action();
        }
        String kind = frame.type().name().substring("CALL".length()).toLowerCase(Locale.ROOT);
        return actions.getOrDefault(frame.id(), "") + " " + kind;
    }

    /** Cut to the width of a terminal; what would move the cursor is taken out, since any station may connect. */
    private static String shown(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints()
                .limit(WIDTH)
                .map(character -> Character.isISOControl(character) ? '.' : character)
                .forEach(line::appendCodePoint);
        return text.length() > WIDTH ? line + "…" : line.toString();
    }
}
