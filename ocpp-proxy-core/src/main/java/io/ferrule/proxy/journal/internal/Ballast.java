// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalLimits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that only occupies disk. When the disk is full it is dropped, and its place is enough to move the log into the database:
 * after that the log has room for what removes entries, while new ones are refused until the ballast can be taken up again. For the
 * writer's thread.
 */
final class Ballast {

    /** More than the log may hold before it is moved into the database. */
    private static final long MOST_BYTES = 6L * 1024 * 1024;

    private static final int SHARE = 16;
    private static final int CHUNK = 64 * 1024;

    private final Path file;
    private final long bytes;
    private boolean held;

    Ballast(Path file, JournalLimits limits) {
        this.file = file;
        this.bytes = Math.min(MOST_BYTES, limits.bytes() / SHARE);
    }

    boolean held() {
        return held;
    }

    /** Drops what an earlier run left if the disk has not even the room to open a database. */
    void makeWay() throws IOException {
        if (Files.exists(file) && free() < bytes / 4) {
            drop();
        }
    }

    /** Takes it up if the disk has room for it and some more. */
    void hold() {
        try {
            held = (Files.exists(file) && Files.size(file) >= bytes) || (free() >= bytes + bytes / 4 && written());
        } catch (IOException e) {
            drop();
        }
    }

    /** Gives its place back. */
    void drop() {
        held = false;
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // A disk on which nothing can be removed either. What is asked for next tells so.
            held = false;
        }
    }

    private long free() throws IOException {
        return Files.getFileStore(DurableFiles.directory(file)).getUsableSpace();
    }

    private boolean written() throws IOException {
        DurableFiles.create(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate(CHUNK);
            for (long position = 0; position < bytes; position += zeros.limit()) {
                zeros.clear().limit((int) Math.min(CHUNK, bytes - position));
                while (zeros.hasRemaining()) {
                    channel.write(zeros, position + zeros.position());
                }
            }
            channel.force(true);
        }
        return true;
    }
}
