// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.link;

import java.util.Optional;

/** The southbound link of a session that has no socket there. Nothing can be sent over it. */
interface Socketless extends Link {

    @Override
    default boolean send(String text) {
        return false;
    }

    @Override
    default void close(CloseReason reason) {}

    @Override
    default Optional<String> subprotocol() {
        return Optional.empty();
    }

    @Override
    default Optional<TlsFacts> tls() {
        return Optional.empty();
    }
}
