// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A file that is being fetched, with what the server called its version beside it. What is there of it after an
 * interruption is the beginning of that version.
 */
final class PartFile implements Closeable {

    private static final Pattern VALIDATOR = Pattern.compile("\"[\\x21\\x23-\\x7e]{1,200}\"");
    private static final int MAX_VALIDATOR = 202;

    private final Path target;
    private final Path part;
    private final Path version;
    private final FileChannel channel;

    private PartFile(Path target, FileChannel channel) {
        this.target = target;
        this.part = part(target);
        this.version = version(target);
        this.channel = channel;
    }

    static PartFile open(Path target) throws IOException {
        Path part = part(target);
        boolean posix = Files.getFileStore(target.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
        FileChannel channel = posix
                ? FileChannel.open(
                        part,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.position(channel.size());
        return new PartFile(target, channel);
    }

    static void delete(Path target) throws IOException {
        Files.deleteIfExists(part(target));
        Files.deleteIfExists(version(target));
        Files.deleteIfExists(target);
    }

    private static Path part(Path target) {
        return target.resolveSibling(target.getFileName() + ".part");
    }

    private static Path version(Path target) {
        return target.resolveSibling(target.getFileName() + ".version");
    }

    long length() throws IOException {
        return channel.position();
    }

    /** What is left on the disk. */
    long usableSpace() throws IOException {
        return Files.getFileStore(part).getUsableSpace();
    }

    /** What the server called the version of which this is the beginning. */
    Optional<String> validator() throws IOException {
        if (!Files.exists(version) || Files.size(version) > MAX_VALIDATOR) {
            return Optional.empty();
        }
        String text = Files.readString(version, StandardCharsets.ISO_8859_1);
        return Optional.of(text).filter(VALIDATOR.asMatchPredicate());
    }

    /** Goes on behind what is there, or begins anew: the version is written before the first byte of it. */
    void begin(long start, Optional<String> validator) throws IOException {
        if (start > 0 && start == length() && validator.equals(validator())) {
            return;
        }
        if (start > 0) {
            discard();
            throw new FailedException("the server sends a part that was not asked for");
        }
        Files.deleteIfExists(version);
        channel.truncate(0);
        Optional<String> kept = validator.filter(VALIDATOR.asMatchPredicate());
        if (kept.isPresent()) {
            Files.writeString(version, kept.get(), StandardCharsets.ISO_8859_1);
        }
    }

    /** Gives up what is there, so that the next try begins anew. */
    void discard() throws IOException {
        Files.deleteIfExists(version);
        channel.truncate(0);
    }

    void write(byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    /** The whole file is here: it gets its name when it is on disk. */
    void complete() throws IOException {
        channel.force(true);
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(version);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
