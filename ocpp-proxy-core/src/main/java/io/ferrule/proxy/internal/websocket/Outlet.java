// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import java.nio.ByteBuffer;

/** The way out of one connection. Takes whole frames and keeps their order; safe for several threads, never blocks. */
interface Outlet {

    /** Takes a frame; false, and the frame is not taken, when more bytes would wait than the bound allows. */
    boolean offer(ByteBuffer frame);

    /** Takes the last frame whatever waits already; what is offered after it is forgotten. */
    void last(ByteBuffer frame);

    /** Ends the connection once everything taken is written. */
    void finish();

    /** Ends the connection now. */
    void cut();
}
