// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/** A server that has begun to send a file. */
interface Source extends Closeable {

    /** Offset in the file of the first byte that comes. */
    long start();

    /** Length of the whole file, where the server says so. */
    OptionalLong length();

    /** What the server calls this version of the file, so that only its rest is fetched later. */
    Optional<String> validator();

    /** The bytes from {@link #start} to the end; ends early with an exception where the end is known to be missing. */
    InputStream body();

    /** Called when all bytes were read: whether they are all. */
    default void finish() throws IOException {}

    /** Begins to fetch. */
    interface Opener {
        Source open(Request request) throws IOException;
    }

    /** What to fetch: from an offset on, if the file is still of the version that was begun. */
    record Request(java.net.URI location, long from, Optional<String> validator) {
        boolean resumes() {
            return from > 0 && validator.isPresent();
        }
    }
}
