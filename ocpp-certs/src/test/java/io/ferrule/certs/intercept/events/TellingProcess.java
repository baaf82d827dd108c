// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.model.Timestamp;
import io.ferrule.proxy.journal.Journal;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.Kind;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** A process that takes one event after the other, and prints the number of each that is kept, until it is killed. */
final class TellingProcess {

    private TellingProcess() {}

    public static void main(String[] arguments) {
        Journal journal = Journal.open(JournalSettings.at(Path.of(arguments[0])));
        Notices notices = Notices.over(journal, Clock.systemUTC(), new SecureRandom());
        StationId station = new StationId("CP001");
        for (int number = 0; true; number++) {
            Payload payload = Payload.empty()
                    .with("/type", SecurityEventType.FIRMWARE_UPDATED.in(OcppVersion.V1_6))
                    .with("/timestamp", Timestamp.of(Clock.systemUTC().instant()))
                    .with("/techInfo", "number " + number);
            notices.send(station, OcppVersion.V1_6, new Notice(Kind.SECURITY, "SecurityEventNotification", payload))
                    .toCompletableFuture()
                    .join();
            System.out.println(number);
        }
    }
}
