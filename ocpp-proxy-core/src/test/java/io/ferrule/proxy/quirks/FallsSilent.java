// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

/** Quirk 24: believes that all is well and says nothing any more; its network layer goes on answering pings. */
final class FallsSilent extends SocketStation {

    FallsSilent(Address address) {
        super(address);
    }

    void wakesUp() {
        call("Heartbeat", "{}");
    }
}
