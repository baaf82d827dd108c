// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;

/** Files that are still there after the mains were away. */
final class DurableFiles {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private DurableFiles() {}

    /** Makes an empty file that only its owner may read; leaves one that exists. */
    static void create(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        Files.createFile(file, attributes);
        syncDirectory(file);
    }

    /** Gives a complete file its name, in place of another of that name. */
    static void publish(Path complete, Path target) throws IOException {
        try (FileChannel channel = FileChannel.open(complete, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(complete, target, StandardCopyOption.ATOMIC_MOVE);
        syncDirectory(target);
    }

    static Path directory(Path file) {
        return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a directory");
    }

    static void syncDirectory(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(directory(file), StandardOpenOption.READ)) {
            channel.force(true);
        } catch (FileSystemException e) {
            // Windows opens no directories; its file system journals names by itself.
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                throw e;
            }
        }
    }
}
