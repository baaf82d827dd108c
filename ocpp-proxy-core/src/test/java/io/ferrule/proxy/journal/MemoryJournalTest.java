// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

import io.ferrule.proxy.testing.MemoryJournal;
import java.time.Clock;

class MemoryJournalTest extends JournalContract {

    @Override
    Journal open(Clock time) {
        return new MemoryJournal(time);
    }
}
