// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import java.io.IOException;
import java.sql.SQLException;

/**
 * One request, as part of a transaction. It may run twice: again alone when the transaction failed. One that throws a
 * {@link io.ferrule.proxy.journal.JournalException} has changed nothing; what else it throws ends the transaction.
 */
@FunctionalInterface
interface Work<T> {
    T run(Sql sql) throws SQLException, IOException;
}
