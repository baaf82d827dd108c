// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import io.ferrule.gateway.command.Task;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.gateway.wiring.JournalStore;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalReader;
import io.ferrule.proxy.journal.JournalSettings;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** What the commands on a journal have in common: where it is, and what they do when it cannot be had. */
abstract class JournalTask extends Task {

    private static final Set<Reason> NOT_NOW = EnumSet.of(Reason.IN_USE, Reason.UNKNOWN, Reason.BUSY, Reason.FULL);

    @Mixin
    private Place place = new Place();

    /** Does it and tells the exit code. */
    abstract int work(JournalSettings settings) throws Trouble;

    @Override
    protected final int work() throws Trouble {
        try {
            return work(place.settings());
        } catch (JournalException e) {
            throw new Trouble(
                    NOT_NOW.contains(e.reason()) ? Trouble.NOT_FINE : Trouble.USAGE,
                    e.getMessage() + "; " + JournalStore.nextStep(e));
        }
    }

    /** Opening a damaged journal for writing sets it aside; a tool must not do that behind its user's back. */
    static void refuseDamaged(JournalSettings settings) throws Trouble {
        try (JournalReader reader = JournalReader.open(settings)) {
            if (!reader.check().isEmpty()) {
                throw new Trouble(
                        Trouble.NOT_FINE, "the journal is damaged, see: ferrule journal check; nothing was changed");
            }
        }
    }
}
