// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.quirks;

import io.ferrule.model.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Quirk 44: sends everything that an outage left behind at once, without waiting for a single answer. */
final class PoursOutItsBacklog extends SocketStation {

    PoursOutItsBacklog(Address address) {
        super(address);
    }

    List<CompletableFuture<Reply>> poursOut(int transaction, int messages) {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 1; i <= messages; i++) {
            replies.add(send(nextId(), "MeterValues", Messages.meter(transaction, 1_000 + i)));
        }
        replies.add(send(nextId(), "StopTransaction", Messages.stop(transaction, 1_000 + messages)));
        return replies;
    }

    List<CompletableFuture<Reply>> beats(int times) {
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            replies.add(send(nextId(), "Heartbeat", "{}"));
        }
        return replies;
    }
}
