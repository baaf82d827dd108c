// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.io.TempDir;

class EncryptedJournalFileTest extends JournalContract {

    @TempDir
    Path directory;

    @Override
    Journal open(Clock time) {
        return Journal.open(JournalSettings.at(directory.resolve("journal.db"))
                .withClock(time)
                .withKey(new JournalKey(new byte[32])));
    }
}
