// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.Reply;
import java.util.concurrent.CompletableFuture;

/** Quirk 23: as long as one call has no answer it says nothing more. */
final class NeedsAnswers extends SocketStation {

    private CompletableFuture<Reply> last = CompletableFuture.completedFuture(null);

    NeedsAnswers(Address address) {
        super(address);
    }

    /** Any answer will do, a refusal too. */
    void say(String action, String payload) {
        last.join();
        last = send(nextId(), action, payload);
    }

    Reply answer() {
        return await(last);
    }
}
