// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.util.HexFormat;

/** Something that a process did to the files of one directory, or said. Files go by their name in it. */
sealed interface TracedEvent {

    /** The file was made, or emptied, or both. */
    record Opened(String file, boolean empties) implements TracedEvent {}

    /** Bytes were written, as two digits each. */
    record Wrote(String file, long offset, String hex) implements TracedEvent {

        byte[] bytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** The file was made shorter or longer. */
    record Resized(String file, long size) implements TracedEvent {}

    /** The file got another name. */
    record Renamed(String from, String to) implements TracedEvent {}

    /** The name was removed. */
    record Removed(String file) implements TracedEvent {}

    /** What was written to the file before is on disk. */
    record Synced(String file) implements TracedEvent {}

    /** Names that were given or removed before are on disk. */
    record SyncedDirectory() implements TracedEvent {}

    /** A line on standard output. */
    record Said(String line) implements TracedEvent {}
}
