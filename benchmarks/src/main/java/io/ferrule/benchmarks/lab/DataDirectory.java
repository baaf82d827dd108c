// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.processes.GatewayFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Where the gateway keeps its durable state, and what can happen to it. Used by one thread. */
final class DataDirectory implements AutoCloseable {

    private static final String SIZE = "size=12m";
    private static final String DATABASE = "journal.db";
    private static final int DAMAGED_BYTES = 64;
    private static final int CHUNK = 65_536;

    private final Path directory;
    private boolean mounted;

    DataDirectory(Path run) throws IOException {
        this.directory = Files.createDirectories(run.resolve(GatewayFile.DATA));
    }

    /** Makes it a small file system of its own; false where this machine does not permit that. */
    boolean mount() throws IOException, InterruptedException {
        mounted = succeeds("mount", "-t", "tmpfs", "-o", SIZE, "laboratory", directory.toString());
        return mounted;
    }

    /** Takes all the room that is left. */
    void fill() throws IOException {
        byte[] bytes = new byte[CHUNK];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            for (int size = CHUNK; size > 0; ) {
                size = write(filler, bytes, size) ? size : size / 2;
            }
        } catch (IOException e) {
            // Closing a file on a full disk may fail, which is what was wanted.
        }
    }

    private static boolean write(OutputStream filler, byte[] bytes, int size) {
        try {
            filler.write(bytes, 0, size);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Gives the room back. */
    void free() throws IOException {
        Files.deleteIfExists(filler());
    }

    private Path filler() {
        return directory.resolve("filler");
    }

    boolean readOnly(boolean only) throws IOException, InterruptedException {
        return succeeds("mount", "-o", "remount," + (only ? "ro" : "rw"), directory.toString());
    }

    /** Overwrites bytes all over the database, its head among them; nobody may have it open. */
    void damage(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        try (FileChannel file = FileChannel.open(directory.resolve(DATABASE), StandardOpenOption.WRITE)) {
            for (int i = 0; i < DAMAGED_BYTES; i++) {
                long at = i < 4 ? i : random.nextLong(Math.max(1, file.size()));
                file.write(ByteBuffer.wrap(new byte[] {(byte) random.nextInt()}), at);
            }
        }
    }

    /** Names of all files in it. */
    List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    private static boolean succeeds(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such program on this machine.
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            mounted = mounted && !succeeds("umount", "-l", directory.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
