// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.lab.csms.Manners.Ids;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What a CSMS decides and must not forget over a restart. Safe for use by several threads. */
final class Memory implements AutoCloseable {

    private static final long FIRST_HIGH = 2_000_000_000L;
    private static final int SHARES = 1_000;
    private static final Pattern TRANSACTION_ID = Pattern.compile("\"transactionId\":-?[0-9]+");

    private final Manners manners;
    private final Map<String, Integer> refusals = new HashMap<>();
    private final Optional<Book> book;
    private long low;
    private long high = FIRST_HIGH - 1;
    private long calls;

    Memory(Manners manners, Path path, Clock clock) throws IOException {
        this.manners = manners;
        this.book = manners.remembers() ? Optional.of(Book.open(path, clock, this::recall)) : Optional.empty();
    }

    /** What became of a call, and under which number it stands in the book. */
    record Decision(long number, boolean refused, OptionalLong issued) {}

    /** Decides about a call and writes it down. */
    synchronized Decision hear(String station, JsonNode call, String payload) throws IOException {
        String action = call.path(2).asText();
        boolean refused = refuses(station, action, payload);
        OptionalLong issued =
                !refused && action.equals("StartTransaction") ? OptionalLong.of(nextId()) : OptionalLong.empty();
        long number = ++calls;
        if (book.isPresent()) {
            ObjectNode line = Book.line("heard")
                    .put("number", number)
                    .put("station", station)
                    .put("id", call.path(1).asText())
                    .put("action", action)
                    .put("text", payload)
                    .put("refused", refused);
            issued.ifPresent(id -> line.put("issued", id));
            book.get().write(line);
        }
        return new Decision(number, refused, issued);
    }

    /** Writes down that the answer to a call was handed to the network. */
    void answered(long number) throws IOException {
        if (book.isPresent()) {
            book.get().write(Book.line("answered").put("number", number));
        }
    }

    /** Writes down that a transaction is to be stopped. */
    void asked(String station, String messageId, long id) throws IOException {
        if (book.isPresent()) {
            book.get()
                    .write(Book.line("asked")
                            .put("station", station)
                            .put("id", messageId)
                            .put("transactionId", id));
        }
    }

    /** Writes down that a station is connected. */
    void connected(String station) throws IOException {
        if (book.isPresent()) {
            book.get().write(Book.line("connected").put("station", station));
        }
    }

    private boolean refuses(String station, String action, String payload) {
        boolean billing =
                switch (action) {
                    case "StartTransaction", "MeterValues", "StopTransaction" -> true;
                    default -> false;
                };
        if (!billing || manners.refusedOnce() + manners.refusedForEver() == 0) {
            return false;
        }
        String key = key(station, action, payload);
        SplittableRandom mood = new SplittableRandom(manners.seed() * 31 + key.hashCode());
        int share = mood.nextInt(SHARES);
        boolean never = share < manners.refusedForEver();
        boolean sometimes = share < manners.refusedForEver() + manners.refusedOnce();
        int already = refusals.getOrDefault(key, 0);
        boolean refused = never || (sometimes && already < 1 + mood.nextInt(2));
        if (refused) {
            refusals.put(key, already + 1);
        }
        return refused;
    }

    private long nextId() {
        boolean isHigh = manners.ids() == Ids.HIGH || (manners.ids() == Ids.MIXED && (low + high) % 2 == 0);
        return isHigh ? ++high : ++low;
    }

    private void recall(JsonNode line) {
        if (!line.path("event").asText().equals("heard")) {
            return;
        }
        calls = line.path("number").asLong();
        long issued = line.path("issued").asLong();
        if (issued >= FIRST_HIGH) {
            high = issued;
        } else {
            low = Math.max(low, issued);
        }
        if (line.path("refused").asBoolean()) {
            String key = key(
                    line.path("station").asText(),
                    line.path("action").asText(),
                    line.path("text").asText());
            refusals.merge(key, 1, Integer::sum);
        }
    }

    private static String key(String station, String action, String payload) {
        return station + action + TRANSACTION_ID.matcher(payload).replaceAll("");
    }

    @Override
    public void close() throws IOException {
        if (book.isPresent()) {
            book.get().close();
        }
    }
}
