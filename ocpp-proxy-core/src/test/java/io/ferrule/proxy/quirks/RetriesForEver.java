// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;

/** Quirk 34: tries a message that is refused again and again, under a new id each time, and nothing behind it gets its turn. */
final class RetriesForEver extends SocketStation {

    private static final int FOR_EVER = 1_000;

    private int tries;

    RetriesForEver(Address address) {
        super(address);
    }

    @Override
    Payload call(String action, String payload) {
        Reply reply = await(send(nextId(), action, payload));
        for (tries = 1; reply instanceof CallError && tries < FOR_EVER; tries++) {
            reply = await(send(nextId(), action, payload));
        }
        return ((CallResult) reply).payload();
    }

    /** How often it sent its last message. */
    int tries() {
        return tries;
    }
}
