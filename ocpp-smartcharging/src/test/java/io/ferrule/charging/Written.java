// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging;

import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;

/** Writes charging profiles as they stand in messages. Each step gives another text. */
public record Written(OcppVersion version, Payload text) {

    /** A relative profile without periods, of identifier 1 and level 0, in amperes. */
    public static Written of(OcppVersion version, String purpose) {
        boolean first = version == OcppVersion.V1_6;
        Payload schedule =
                Payload.empty().with("/chargingRateUnit", "A").with("/chargingSchedulePeriod", Payload.of("[]"));
        Payload text = Payload.empty()
                .with(first ? "/chargingProfileId" : "/id", 1)
                .with("/stackLevel", 0)
                .with("/chargingProfilePurpose", purpose)
                .with("/chargingProfileKind", "Relative");
        return new Written(
                version,
                first
                        ? text.with("/chargingSchedule", schedule)
                        : text.with("/chargingSchedule", Payload.of("[]"))
                                .with("/chargingSchedule/-", schedule.with("/id", 1)));
    }

    public Written id(int id) {
        return with(version == OcppVersion.V1_6 ? "/chargingProfileId" : "/id", id);
    }

    public Written level(int level) {
        return with("/stackLevel", level);
    }

    public Written absolute(String start) {
        return with("/chargingProfileKind", "Absolute").inSchedule("/startSchedule", start);
    }

    public Written recurring(String recurrency, String start) {
        return with("/chargingProfileKind", "Recurring")
                .with("/recurrencyKind", recurrency)
                .inSchedule("/startSchedule", start);
    }

    public Written valid(String from, String to) {
        return with("/validFrom", from).with("/validTo", to);
    }

    public Written transaction(String id) {
        return with("/transactionId", version == OcppVersion.V1_6 ? (Object) Integer.valueOf(id) : id);
    }

    public Written watts() {
        return inSchedule("/chargingRateUnit", "W");
    }

    public Written duration(int seconds) {
        return inSchedule("/duration", seconds);
    }

    public Written period(int start, String limit) {
        return period(Payload.empty().with("/startPeriod", start).with("/limit", new BigDecimal(limit)));
    }

    public Written period(int start, String limit, int phases) {
        return period(Payload.empty()
                .with("/startPeriod", start)
                .with("/limit", new BigDecimal(limit))
                .with("/numberPhases", phases));
    }

    public Written period(Payload period) {
        return inSchedule("/chargingSchedulePeriod/-", period);
    }

    public Written inSchedule(String pointer, Object value) {
        return with((version == OcppVersion.V1_6 ? "/chargingSchedule" : "/chargingSchedule/0") + pointer, value);
    }

    public Written with(String pointer, Object value) {
        return new Written(version, text.with(pointer, value));
    }

    public Written without(String pointer) {
        return new Written(version, text.without(pointer));
    }

    /** The profile in its place, as the reader reads it. */
    public InstalledProfile at(int evseId) {
        WireReading<ChargingProfile> reading = new ProfileReader(version).profile(text);
        if (reading instanceof WireReading.Read<ChargingProfile> read) {
            return new InstalledProfile(evseId, read.value(), text);
        }
        throw new IllegalArgumentException(reading.toString());
    }
}
