// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;

/** Quirk 22: connects again without closing its old connection, which stays behind open and, if its network died, mute. */
final class ForgetsItsSocket extends SocketStation {

    private volatile boolean mute;

    ForgetsItsSocket(Address address) {
        super(address);
    }

    /** From now on nothing of the old connection is answered. */
    void losesItsNetwork() {
        mute = true;
    }

    /** The network is back, but the old connection stays forgotten. */
    int connectsAgain() throws IOException {
        int status = connect();
        mute = status != 101;
        return status;
    }

    /** Tries until it is let in, as stations do. */
    void triesUntilLetIn() throws IOException {
        int status = connectsAgain();
        for (int attempt = 0; attempt < 1_000 && status != 101; attempt++) {
            status = connectsAgain();
        }
        if (status != 101) {
            throw new AssertionError("never let in, at last " + status);
        }
    }

    @Override
    void pinged(Wire on, byte[] payload) throws IOException {
        if (!mute) {
            super.pinged(on, payload);
        }
    }
}
