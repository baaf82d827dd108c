// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.evidence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A file of JSON Lines that only its owner may read. When it is full it is moved to {@code NAME.1}, the one before to {@code NAME.2}
 * and so on; the eldest is deleted.
 */
public final class EcsFile implements EvidenceSink {

    private static final long MEBIBYTE = 1_048_576;

    private final Path file;
    private final long mostBytes;
    private final int kept;

    /**
     * Names a file. Nothing is written before the first evidence.
     *
     * @param file the file; its directory must be there
     * @param megabytes most mebibytes of it, at least 1
     * @param kept how many full files are kept beside it, at least 0
     */
    public EcsFile(Path file, int megabytes, int kept) {
        if (megabytes < 1 || kept < 0) {
            throw new IllegalArgumentException("megabytes must be at least 1 and kept at least 0");
        }
        this.file = file;
        this.mostBytes = megabytes * MEBIBYTE;
        this.kept = kept;
    }

    @Override
    public String name() {
        return "file " + file;
    }

    @Override
    public void take(Evidence evidence) throws IOException {
        byte[] line = (EcsLine.of(evidence) + "\n").getBytes(StandardCharsets.US_ASCII);
        if (!Files.exists(file)) {
            Files.createFile(file, ownerOnly());
        } else if (Files.size(file) + line.length > mostBytes) {
            rotate();
            Files.createFile(file, ownerOnly());
        }
        Files.write(file, line, StandardOpenOption.APPEND);
    }

    private void rotate() throws IOException {
        if (kept == 0) {
            Files.delete(file);
            return;
        }
        for (int number = kept - 1; number >= 1; number--) {
            if (Files.exists(numbered(number))) {
                Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(1), StandardCopyOption.REPLACE_EXISTING);
    }

    private Path numbered(int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    private FileAttribute<?>[] ownerOnly() {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
