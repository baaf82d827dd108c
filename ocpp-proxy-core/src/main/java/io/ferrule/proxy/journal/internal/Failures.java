// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import java.sql.SQLException;

/** Reads the error codes of SQLite. */
final class Failures {

    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int NOT_A_DATABASE = 26;

    private Failures() {}

    static boolean damaged(SQLException e) {
        int code = e.getErrorCode() & 0xff;
        return code == CORRUPT || code == NOT_A_DATABASE;
    }

    static boolean diskFull(Exception e) {
        return e instanceof SQLException sql && (sql.getErrorCode() & 0xff) == FULL;
    }

    static SQLException damage(String what) {
        return new SQLException(what, "", CORRUPT);
    }

    static JournalException exception(Exception e) {
        if (e instanceof JournalException known) {
            return known;
        }
        return new JournalException(Reason.STORAGE, "the journal cannot be read or written: " + e.getMessage(), e);
    }
}
