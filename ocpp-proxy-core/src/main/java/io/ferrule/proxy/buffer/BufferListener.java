// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

/** Hears what an operator should know about the buffer. Called on the lanes of sessions: it must not block. */
@FunctionalInterface
public interface BufferListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void on(BufferEvent event);
}
