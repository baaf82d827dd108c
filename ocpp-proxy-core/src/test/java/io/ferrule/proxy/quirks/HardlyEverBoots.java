// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import java.io.IOException;

/** Quirk 43: boots when it really restarts and at no other time; tells its status before it boots. */
final class HardlyEverBoots extends SocketStation {

    HardlyEverBoots(Address address) {
        super(address);
    }

    /** Its network was away for a moment. */
    void connectsAgain() throws IOException {
        wire().close();
        int status = connect();
        for (int attempt = 0; attempt < 1_000 && status != 101; attempt++) {
            status = connect();
        }
        tellsItsStatus();
    }

    void tellsItsStatus() {
        call("StatusNotification", Messages.available());
    }
}
