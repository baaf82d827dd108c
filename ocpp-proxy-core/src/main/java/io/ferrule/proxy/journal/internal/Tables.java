// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalUsage;
import io.ferrule.proxy.journal.Tally;
import java.sql.SQLException;

/** All tables, with what counts them. */
record Tables(
        Room room,
        EntryTable entries,
        EntryReader reader,
        ReplyTable replies,
        LinkTable links,
        RecordTable records,
        RefusalTable refusals,
        TokenTable tokens) {

    static Tables over(PayloadCipher cipher, Room room, Newest newest) {
        return new Tables(
                room,
                new EntryTable(cipher, room, newest),
                new EntryReader(cipher),
                new ReplyTable(cipher, room),
                new LinkTable(newest),
                new RecordTable(cipher, room, newest),
                new RefusalTable(cipher, room, newest),
                new TokenTable(cipher, room, newest));
    }

    JournalUsage usage(Sql sql) throws SQLException {
        Tally tally = reader.total(sql);
        Room.Size total = room.total();
        return new JournalUsage(tally.waiting(), tally.dead(), total.rows(), total.bytes());
    }
}
