// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Reads one OCPP-J frame by streaming over its tokens: type, id, action and the place of the payload are found, the
 * text is kept, and no tree is built. Duplicate keys, trailing values, lone surrogates, NUL characters, depth and
 * number length are checked over the whole text on the way, so that nothing behind this point can be read in two ways.
 *
 * <p>Safe for use by several threads.
 */
public final class FrameReader {

    private final FrameLimits limits;

    /**
     * Makes a reader.
     *
     * @param limits bounds that each frame must keep
     */
    public FrameReader(FrameLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads a text. Never throws for what a peer sent.
     *
     * @param text one WebSocket text message
     * @return the frame, or why it is none
     */
    public Reading read(String text) {
        throw new UnsupportedOperationException("not yet: " + limits);
    }
}
