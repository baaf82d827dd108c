// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.store.Clearing;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** What the store answers to a CSMS. What changes it is to be written down before the answer goes out. For one thread. */
public final class ProfileAnswers {

    /** Why a request is refused for which there is no way to write its effect down. */
    public static final String UNWRITTEN = "the gateway cannot write to its disk";

    private final StationProfiles profiles;
    private final RemoteStarts starts;

    /**
     * Answers for one station.
     *
     * @param profiles its profiles
     * @param starts what waits for a transaction to begin
     */
    public ProfileAnswers(StationProfiles profiles, RemoteStarts starts) {
        this.profiles = profiles;
        this.starts = starts;
    }

    /**
     * SetChargingProfile (OCPP 1.6 edition 2, 5.16; OCPP 2.0.1 part 2, K01): the profile is installed, or refused by the first rule
     * that it breaks.
     *
     * @param request payload of the request
     * @return payload of the response
     */
    public Payload set(Payload request) {
        WireReading<InstalledProfile> reading = new ProfileReader(version()).request(request);
        if (reading instanceof WireReading.Refused<InstalledProfile> refused) {
            return Words.refused(version(), Words.REJECTED, refused.refusal());
        }
        InstalledProfile fresh = ((WireReading.Read<InstalledProfile>) reading).value();
        return profiles.install(fresh)
                .map(refusal -> Words.refused(version(), Words.REJECTED, refusal))
                .orElseGet(() -> Words.status(Words.ACCEPTED));
    }

    /**
     * ClearChargingProfile (OCPP 1.6 edition 2, 5.5; OCPP 2.0.1 part 2, K10).
     *
     * @param request payload of the request
     * @return payload of the response
     */
    public Payload clear(Payload request) {
        boolean some = profiles.clear(Clearing.read(request, version()));
        return Words.status(some ? Words.ACCEPTED : Words.UNKNOWN);
    }

    /**
     * GetCompositeSchedule (OCPP 1.6 edition 2, 5.7; OCPP 2.0.1 part 2, K08).
     *
     * @param request payload of the request
     * @param now the instant at which it came
     * @param share amperes that the site leaves to the transaction at a connector, empty where nothing of the site binds it
     * @return payload of the response
     */
    public Payload composite(Payload request, Instant now, IntFunction<OptionalDouble> share) {
        return new CompositeAnswer(profiles).answer(request, now, share);
    }

    /**
     * GetChargingProfiles (OCPP 2.0.1 part 2, K09).
     *
     * @param request payload of the request
     * @param now the instant at which it came
     * @param share amperes that the site leaves to the transaction at an EVSE, empty where nothing of the site binds it; to the CSMS
     *     that is an external constraint
     * @return the answer, and the reports that follow it
     */
    public ProfileReports reports(Payload request, Instant now, IntFunction<OptionalDouble> share) {
        return ProfileReports.of(profiles, request, new SiteShares(profiles, share).at(now));
    }

    /**
     * GetVariables (OCPP 2.0.1 part 2, B06): what concerns charging profiles is what this store takes.
     *
     * @param answer payload of the station's response
     * @return payload of the response
     */
    public Payload variables(Payload answer) {
        return VariablesAnswer.of(answer, profiles.store().profiles().size());
    }

    /**
     * RemoteStartTransaction (OCPP 1.6 edition 2, 5.11) or RequestStartTransaction (OCPP 2.0.1 part 2, K05): a profile in it is taken out
     * and waits for the transaction.
     *
     * @param request payload of the request
     * @param now the instant at which it came
     * @return what the station is asked, or why it is not
     */
    public RemoteStart start(Payload request, Instant now) {
        return starts.take(profiles, request, now);
    }

    /**
     * The answer to a request for which there is no way to write its effect down.
     *
     * @return payload of the response
     */
    public Payload unwritten() {
        return Words.refused(version(), Words.REJECTED, new Refusal("storage", UNWRITTEN));
    }

    /**
     * The answer to a remote start that comes too early.
     *
     * @return payload of the response
     */
    public Payload notNow() {
        return Words.refused(
                version(),
                Words.REJECTED,
                new Refusal(
                        "NotAtThisTime", "no limit of the site is surely in force at this station; try again soon"));
    }

    private OcppVersion version() {
        return profiles.version();
    }
}
