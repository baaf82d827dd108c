// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.sql.SQLException;
import java.util.Optional;

/** A known text, sealed in the database: whether it opens tells whether the key is the right one. */
final class KeyCheck {

    private static final String META = "key-check";
    private static final String KNOWN_TEXT = "ferrule";

    private KeyCheck() {}

    /** Writes the text where there is none. */
    static void establish(Sql sql, PayloadCipher cipher) throws SQLException {
        if (!check(sql, cipher)) {
            sql.update("INSERT INTO meta (name, value) VALUES (?, ?)", META, cipher.seal(KNOWN_TEXT, META));
        }
    }

    /** False where there is no such text. */
    static boolean check(Sql sql, PayloadCipher cipher) throws SQLException {
        Optional<byte[]> sealed =
                sql.first("SELECT value FROM meta WHERE name = ?", results -> results.getBytes(1), META);
        if (sealed.isPresent() && !cipher.open(sealed.get(), META).equals(Optional.of(KNOWN_TEXT))) {
            throw new JournalException(Reason.WRONG_KEY, "the journal was written with another key, or without one");
        }
        return sealed.isPresent();
    }
}
