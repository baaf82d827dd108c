// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;

/** Quirk 23: boots, does not get what it expects, drops the connection and comes again at once, for ever. */
final class ComesAndGoes extends SocketStation {

    ComesAndGoes(Address address) {
        super(address);
    }

    /** One round; it does not wait for its answer. */
    void comesAndGoes() throws IOException {
        if (connect() == 101) {
            var unused = send(nextId(), "BootNotification", Messages.boot());
            close();
        }
    }
}
