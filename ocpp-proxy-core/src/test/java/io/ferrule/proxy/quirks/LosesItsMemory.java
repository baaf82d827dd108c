// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;

/** Quirk 42: a reset makes it forget what it has sent already, or what it should have sent. */
final class LosesItsMemory extends SocketStation {

    LosesItsMemory(Address address) {
        super(address);
    }

    /** Power off, power on, boot. */
    void resets() throws IOException {
        wire().close();
        int status = connect();
        for (int attempt = 0; attempt < 1_000 && status != 101; attempt++) {
            status = connect();
        }
        boot();
    }
}
