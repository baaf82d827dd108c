// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.wire;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.ChargingSchedule;
import io.ferrule.charging.Feature;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.Recurrency;
import io.ferrule.charging.Validity;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a charging profile as it stands in a message: what is under {@code csChargingProfiles} in 1.6, under {@code
 * chargingProfile} from 2.0.1 on. Unknown members are not looked at; whoever stores a profile keeps its text.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ProfileReader {

    private static final int TRANSACTION_ID = 36;
    private static final int WORD = 64;

    private final OcppVersion version;

    /**
     * Reads the profiles of one version.
     *
     * @param version 1.6 or later
     * @throws IllegalArgumentException for 1.5, which has no charging profiles
     */
    public ProfileReader(OcppVersion version) {
        if (version == OcppVersion.V1_5) {
            throw new IllegalArgumentException("OCPP 1.5 has no charging profiles");
        }
        this.version = version;
    }

    /**
     * Reads a profile.
     *
     * @param profile its text
     * @return the profile, or why it is none
     */
    public WireReading<ChargingProfile> profile(Payload profile) {
        try {
            return new WireReading.Read<>(profile(new Members(profile)));
        } catch (RefusedException e) {
            return new WireReading.Refused<>(e.refusal());
        }
    }

    /**
     * Reads a SetChargingProfile (OCPP 1.6 edition 2, 5.16; OCPP 2.0.1 part 2, K01).
     *
     * @param request its payload
     * @return the profile and where it is to go, or why the request says neither
     */
    public WireReading<InstalledProfile> request(Payload request) {
        try {
            String pointer = first() ? "/csChargingProfiles" : "/chargingProfile";
            Members members = new Members(request);
            int evseId = members.requiredInteger(first() ? "/connectorId" : "/evseId", InstalledProfile.STATION);
            Payload wire = members.required(request.part(pointer), pointer);
            return new WireReading.Read<>(new InstalledProfile(evseId, profile(new Members(wire)), wire));
        } catch (RefusedException e) {
            return new WireReading.Refused<>(e.refusal());
        }
    }

    private ChargingProfile profile(Members members) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        List<ChargingSchedule> schedules = schedules(members, features);
        return new ChargingProfile(
                id(members),
                members.requiredInteger("/stackLevel", 0),
                purpose(members),
                placement(members),
                transactionId(members),
                schedules,
                features);
    }

    private int id(Members members) {
        return members.requiredInteger(first() ? "/chargingProfileId" : "/id", Integer.MIN_VALUE);
    }

    private Purpose purpose(Members members) {
        String pointer = "/chargingProfilePurpose";
        String name = members.required(members.string(pointer, WORD), pointer);
        return known(Purpose.ofWireName(name, version), pointer);
    }

    private ChargingProfile.Placement placement(Members members) {
        String pointer = "/chargingProfileKind";
        String name = members.required(members.string(pointer, WORD), pointer);
        Kind kind = known(Kind.ofWireName(name, version), pointer);
        Validity validity = new Validity(members.instant("/validFrom"), members.instant("/validTo"));
        return new ChargingProfile.Placement(
                kind, recurrency(members), validity, members.instant("/dynUpdateTime"), maxOffline(members));
    }

    private Optional<Duration> maxOffline(Members members) {
        OptionalInt seconds =
                version == OcppVersion.V2_1 ? members.integer("/maxOfflineDuration", 0) : OptionalInt.empty();
        return seconds.isPresent() ? Optional.of(Duration.ofSeconds(seconds.getAsInt())) : Optional.empty();
    }

    private static Optional<Recurrency> recurrency(Members members) {
        Optional<String> name = members.string("/recurrencyKind", WORD);
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(known(name.flatMap(Recurrency::ofWireName), "/recurrencyKind"));
    }

    private Optional<String> transactionId(Members members) {
        if (first()) {
            OptionalInt number = members.integer("/transactionId", Integer.MIN_VALUE);
            return number.isEmpty() ? Optional.empty() : Optional.of(Integer.toString(number.getAsInt()));
        }
        return members.string("/transactionId", TRANSACTION_ID);
    }

    private List<ChargingSchedule> schedules(Members members, Set<Feature> features) {
        RefusedException.when(!members.has("/chargingSchedule"), "required", "/chargingSchedule is missing");
        ScheduleReader reader = new ScheduleReader(members, version, features);
        if (members.has("/maxOfflineDuration")) {
            features.add(Feature.OFFLINE_DURATION);
        }
        if (first()) {
            return List.of(reader.schedule("/chargingSchedule"));
        }
        int count = members.size("/chargingSchedule");
        RefusedException.when(count == 0, "minItems", "/chargingSchedule is empty");
        RefusedException.when(
                count > ChargingProfile.MOST_SCHEDULES, "maxItems", "/chargingSchedule has more than 3 elements");
        if (count > 1) {
            features.add(Feature.FURTHER_SCHEDULES);
        }
        List<ChargingSchedule> schedules = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            schedules.add(reader.schedule("/chargingSchedule/" + i));
        }
        return schedules;
    }

    private boolean first() {
        return version == OcppVersion.V1_6;
    }

    static <T> T known(Optional<T> value, String pointer) {
        RefusedException.when(value.isEmpty(), "enum", pointer + " is no word that this version of OCPP has");
        return value.orElseThrow();
    }
}
