// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

/** What became of a try to fetch a file. */
public sealed interface Fetched {

    /** The whole file is on disk under its name. */
    record Complete() implements Fetched {}

    /**
     * It is not.
     *
     * @param reason one sentence of ours without a full stop, with nothing in it that came from outside
     * @param hopeless whether it would fail again
     */
    record Failed(String reason, boolean hopeless) implements Fetched {}

    /** Nobody wants it any more. */
    record Unwanted() implements Fetched {}
}
