// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * One OCPP-J frame: the received text and where its parts stand in it.
 *
 * <p>Immutable and safe for use by several threads.
 */
public sealed interface Frame permits Call, Reply, CallResultError {

    /**
     * The type.
     *
     * @return first element of the frame
     */
    MessageType type();

    /**
     * The message id.
     *
     * @return second element of the frame, unescaped; may be longer than the 36 characters that OCPP allows
     */
    String id();

    /**
     * The frame as it goes over the wire.
     *
     * @return the very characters that were received, but for parts that were replaced since
     */
    String text();
}
