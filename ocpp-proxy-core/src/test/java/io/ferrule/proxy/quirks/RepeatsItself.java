// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.Reply;
import java.util.concurrent.CompletableFuture;

/** Quirk 33: sends a message again every few seconds, under the same id and word for word, until it likes an answer. */
final class RepeatsItself extends SocketStation {

    private String id = "";
    private String action = "";
    private String payload = "";

    RepeatsItself(Address address) {
        super(address);
    }

    CompletableFuture<Reply> says(String what, String text) {
        id = nextId();
        action = what;
        payload = text;
        return send(id, action, payload);
    }

    CompletableFuture<Reply> saysItAgain() {
        return send(id, action, payload);
    }
}
