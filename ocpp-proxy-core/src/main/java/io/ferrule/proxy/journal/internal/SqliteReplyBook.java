// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.model.StationId;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.ReplyBook;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The reply book: each method is one request to the writer. */
record SqliteReplyBook(Writer writer, ReplyTable replies, Room room) implements ReplyBook {

    @Override
    public CompletionStage<Void> remember(StationId station, GivenReply reply) {
        return writer.submit(sql -> {
                    room.make(sql, Kind.REPLY, replies.size(station, reply));
                    replies.put(sql, station, reply);
                    return true;
                })
                .thenAccept(written -> {});
    }

    @Override
    public CompletionStage<Optional<GivenReply>> find(StationId station, Fingerprint fingerprint) {
        return writer.submit(sql -> replies.find(sql, station, fingerprint));
    }
}
