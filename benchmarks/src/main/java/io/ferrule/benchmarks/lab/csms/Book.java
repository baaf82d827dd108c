// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a CSMS knows, a line of JSON for each thing that it learnt, written before it answers. The operating system has
 * the line when the call returns, so that {@code kill -9} forgets nothing. Safe for use by several threads.
 */
final class Book implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final FileChannel file;
    private final Clock clock;

    private Book(FileChannel file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Opens a book, or begins it.
     *
     * @param earlier gets each line that is in it
     */
    static Book open(Path path, Clock clock, Consumer<JsonNode> earlier) throws IOException {
        if (Files.exists(path)) {
            lines(path).forEach(earlier);
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new Book(file, clock);
    }

    /** Reads a book; a last line that was not finished does not count. */
    static List<JsonNode> lines(Path path) throws IOException {
        String text = Files.readString(path);
        String whole = text.substring(0, text.lastIndexOf('\n') + 1);
        return whole.lines().map(Book::parse).toList();
    }

    private static JsonNode parse(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new IllegalStateException("the book of the CSMS is damaged: " + line, e);
        }
    }

    static ObjectNode line(String event) {
        return JsonNodeFactory.instance.objectNode().put("event", event);
    }

    /** Writes a line with the time. */
    synchronized void write(ObjectNode line) throws IOException {
        line.put("at", clock.millis());
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
