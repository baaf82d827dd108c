// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import java.io.IOException;
import java.sql.SQLException;

/** Something that keeps a message for good. Safe for use by several threads. */
interface Store extends AutoCloseable {

    /** Returns when the message is on disk. */
    void keep(Message message) throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
}
