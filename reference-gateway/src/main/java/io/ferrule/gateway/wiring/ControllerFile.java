// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.charging.controller.ControllerStore;
import io.ferrule.gateway.process.OwnerOnly;
import io.ferrule.model.Payload;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/**
 * Keeps what a controller was told in one file. A new state is written and synced beside it and then takes its place at once, so that
 * there is always a whole one.
 */
final class ControllerFile implements ControllerStore {

    private static final String NAME = "local-controller.json";

    private final Path file;
    private final Executor disk;

    /** Writes on the executor. */
    ControllerFile(Path dataDirectory, Executor disk) {
        this.file = dataDirectory.resolve(NAME);
        this.disk = disk;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    @Override
    public Optional<Payload> load() {
        try {
            return Files.exists(file)
                    ? Optional.of(Payload.of(Files.readString(file, StandardCharsets.UTF_8)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public CompletionStage<Void> save(Payload state) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        write(state);
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                disk);
    }

    private void write(Payload state) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null) {
            throw new IOException(file + " is no file in a directory");
        }
        OwnerOnly.createDirectories(directory);
        Path fresh = directory.resolve(NAME + ".new");
        try (FileChannel channel = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(state.text());
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
