// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes files so that a loss of power leaves the old content or the new one: temporary file, sync, rename, sync of the
 * directory. Every file and directory is its owner's alone from the first moment on.
 */
final class SyncedFiles {

    private static final String TEMPORARY = ".part";
    private static final int PROBE_BYTES = 8192;

    private final Steps steps;

    SyncedFiles(Steps steps) {
        this.steps = steps;
    }

    /** Told before each step that changes the disk, so that a test can let any one of them fail. */
    interface Steps {
        void before(String step, Path file) throws IOException;

        static Steps silent() {
            return (step, file) -> {};
        }
    }

    void write(Path file, byte[] content) throws IOException {
        move(part(file, content), file);
    }

    /** The same, and the old content stays under another name. For a moment there is only that. */
    void replace(Path file, Path before, byte[] content) throws IOException {
        Path part = part(file, content);
        if (Files.exists(file)) {
            move(file, before);
        }
        move(part, file);
    }

    private Path part(Path file, byte[] content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + TEMPORARY);
        steps.before("create", part);
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(part, "rw-------"))) {
            steps.before("write", part);
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            steps.before("sync", part);
            channel.force(true);
        }
        return part;
    }

    private void move(Path from, Path to) throws IOException {
        steps.before("rename", to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        steps.before("sync directory", to);
        sync(to);
    }

    /** Writes a few kilobytes and takes them away again, without waiting for the disk. */
    void probe(Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + TEMPORARY);
        steps.before("probe", part);
        Files.deleteIfExists(part);
        try (FileChannel channel = FileChannel.open(
                part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), owner(part, "rw-------"))) {
            channel.write(ByteBuffer.allocate(PROBE_BYTES));
        } finally {
            Files.deleteIfExists(part);
        }
    }

    void delete(Path file) throws IOException {
        steps.before("delete", file);
        if (Files.deleteIfExists(file)) {
            sync(file);
        }
    }

    /** Makes a directory and those above it, and makes their names durable. */
    void directory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.toAbsolutePath().getParent();
        if (parent != null) {
            directory(parent);
        }
        steps.before("create directory", directory);
        Files.createDirectory(directory, owner(directory, "rwx------"));
        sync(directory);
    }

    /** Names in a directory that are not left over from an interrupted write; the leftovers are removed. */
    List<String> list(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.list(directory)) {
            files = found.sorted().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
        for (Path file : files) {
            if (file.toString().endsWith(TEMPORARY)) {
                Files.deleteIfExists(file);
            }
        }
        return files.stream()
                .map(file -> String.valueOf(file.getFileName()))
                .filter(name -> !name.endsWith(TEMPORARY))
                .toList();
    }

    static void sync(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null && posix(directory)) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    static FileAttribute<?>[] owner(Path file, String mode) {
        return posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    static boolean posix(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
