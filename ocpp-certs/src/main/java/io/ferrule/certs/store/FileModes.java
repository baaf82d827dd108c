// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a secret on disk is its owner's alone. A file that others could have read or replaced is not used, unless the
 * operator says that he knows.
 */
final class FileModes {

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE,
            PosixFilePermission.OTHERS_EXECUTE);

    private final Optional<UserPrincipal> self;

    private FileModes(Optional<UserPrincipal> self) {
        this.self = self;
    }

    /** Files are made by whoever this process runs as; the name of the user in the environment may be another. */
    static FileModes of(Permissions permissions) throws IOException {
        if (permissions == Permissions.UNCHECKED) {
            return new FileModes(Optional.empty());
        }
        Path probe = Files.createTempFile("ferrule", ".owner");
        try {
            return new FileModes(SyncedFiles.posix(probe) ? Optional.of(Files.getOwner(probe)) : Optional.empty());
        } finally {
            Files.delete(probe);
        }
    }

    void check(Path file) throws IOException {
        if (self.isEmpty() || !SyncedFiles.posix(file)) {
            return;
        }
        if (Files.isSymbolicLink(file)) {
            throw new StoreException(file + " is a symbolic link; put the file itself there");
        }
        PosixFileAttributes attributes =
                Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (attributes.permissions().stream().anyMatch(OTHERS::contains)) {
            throw new StoreException(file + " is open to others; run chmod go= on it, and think about a new key");
        }
        if (!attributes.owner().equals(self.get())) {
            throw new StoreException(file + " belongs to " + attributes.owner().getName()
                    + "; run chown to give it to the user that runs this process");
        }
    }
}
