// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Two files for each station: the one that is written and the one before. Used by one thread at a time. */
final class LogFiles {

    private static final String NOW = ".log";
    private static final String BEFORE = ".log.before";

    private final Path directory;
    private final long bytes;

    /** Each file gets at most so many bytes. */
    LogFiles(Path directory, long bytes) {
        this.directory = directory;
        this.bytes = bytes;
    }

    void append(String station, LogEntry entry) throws IOException {
        byte[] line = (entry.line() + "\n").getBytes(StandardCharsets.US_ASCII);
        Path file = file(station, NOW);
        boolean isNew = !Files.exists(file);
        if (!isNew && Files.size(file) + line.length > bytes) {
            Files.move(
                    file, file(station, BEFORE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            isNew = true;
        }
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                SyncedFiles.owner(file, "rw-------"))) {
            write(channel, line);
        }
        if (isNew) {
            SyncedFiles.sync(file);
        }
    }

    List<LogEntry> read(String station) throws IOException {
        List<LogEntry> entries = new ArrayList<>();
        for (Path file : List.of(file(station, BEFORE), file(station, NOW))) {
            try {
                Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
                        .map(LogEntry::parse)
                        .flatMap(Optional::stream)
                        .forEach(entries::add);
            } catch (NoSuchFileException e) {
                // There is none, or no second one.
            }
        }
        return entries;
    }

    private static void write(FileChannel channel, byte[] line) throws IOException {
        long end = endOfLines(channel);
        channel.truncate(end);
        ByteBuffer rest = ByteBuffer.wrap(line);
        while (rest.hasRemaining()) {
            channel.write(rest, end + rest.position());
        }
        channel.force(true);
    }

    /** What a loss of power or a full disk left of a line does not count. */
    private static long endOfLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0) {
            one.clear();
            channel.read(one, end - 1);
            if (one.get(0) == '\n') {
                return end;
            }
            end--;
        }
        return 0;
    }

    private Path file(String station, String suffix) {
        return directory.resolve(FileNames.of(station) + suffix);
    }
}
