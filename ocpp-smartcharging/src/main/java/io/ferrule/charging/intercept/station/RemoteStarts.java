// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Profiles that came with a remote start and wait for their transaction. For one thread. */
public final class RemoteStarts {

    private static final String PROFILE = "/chargingProfile";
    /** Longer than any ConnectionTimeOut in use (OCPP 1.6 edition 2, 9.1.8). */
    private static final Duration LONGEST = Duration.ofHours(1);

    private static final int MOST = 20;
    private static final String UNBORN = "-";

    private final List<Waiting> waiting = new ArrayList<>();

    /** A profile, whose transaction is known by the card or the number of the remote start. */
    record Waiting(String key, Optional<Integer> evse, Payload profile, Instant since) {}

    List<Waiting> waiting() {
        return List.copyOf(waiting);
    }

    void restore(List<Waiting> kept) {
        waiting.clear();
        waiting.addAll(kept);
    }

    RemoteStart take(StationProfiles profiles, Payload request, Instant now) {
        waiting.removeIf(old -> old.since().plus(LONGEST).isBefore(now));
        Optional<Payload> profile = request.part(PROFILE);
        if (profile.isEmpty()) {
            return new RemoteStart.Passes(request, false);
        }
        OcppVersion version = profiles.version();
        Optional<Integer> evse = evse(request, version);
        Optional<Refusal> refusal = refusal(profiles, evse.orElse(1), profile.get());
        if (refusal.isPresent()) {
            return new RemoteStart.Refused(Words.refused(version, Words.REJECTED, refusal.get()));
        }
        String key = key(request, version);
        waiting.removeIf(old -> old.key().equals(key) && old.evse().equals(evse));
        if (waiting.size() == MOST) {
            waiting.remove(0);
        }
        waiting.add(new Waiting(key, evse, profile.get(), now));
        return new RemoteStart.Passes(request.without(PROFILE), true);
    }

    /**
     * The station does not start: a profile waits in vain.
     *
     * @param request payload of the remote start
     * @param version version of the conversation
     */
    public void refused(Payload request, OcppVersion version) {
        waiting.removeIf(old -> old.key().equals(key(request, version)));
    }

    /**
     * Installs what waited for a transaction.
     *
     * @param profiles where to
     * @param transaction the transaction, which runs now
     * @param key by what its remote start is known
     * @return why it cannot be installed, if it cannot
     */
    public Optional<Refusal> began(StationProfiles profiles, Transaction transaction, Optional<String> key) {
        Optional<Waiting> found = waiting.stream()
                .filter(old -> key.filter(old.key()::equalsIgnoreCase).isPresent())
                .filter(old -> old.evse().orElse(transaction.evseId()) == transaction.evseId())
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        waiting.remove(found.get());
        Payload named = named(found.get().profile(), profiles.version(), transaction.id());
        WireReading<ChargingProfile> reading = new ProfileReader(profiles.version()).profile(named);
        return reading instanceof WireReading.Read<ChargingProfile> read
                ? profiles.install(new InstalledProfile(transaction.evseId(), read.value(), named))
                : Optional.of(((WireReading.Refused<ChargingProfile>) reading).refusal());
    }

    /** The profile is for a transaction that nobody has named yet, and for nothing else. */
    private static Optional<Refusal> refusal(StationProfiles profiles, int evse, Payload profile) {
        OcppVersion version = profiles.version();
        if (profile.has("/transactionId")) {
            return Optional.of(new Refusal(
                    version == OcppVersion.V1_6 ? "5.11" : "K05.FR.02",
                    "a profile for a transaction to come names none"));
        }
        boolean textual = version != OcppVersion.V1_6;
        Payload named = textual ? profile.with("/transactionId", UNBORN) : profile;
        WireReading<ChargingProfile> reading = new ProfileReader(version).profile(named);
        return reading instanceof WireReading.Read<ChargingProfile> read
                ? refusal(profiles, evse, named, read.value())
                : Optional.of(((WireReading.Refused<ChargingProfile>) reading).refusal());
    }

    private static Optional<Refusal> refusal(
            StationProfiles profiles, int evse, Payload wire, ChargingProfile profile) {
        if (profile.purpose() != Purpose.TX) {
            return Optional.of(new Refusal(
                    profiles.version() == OcppVersion.V1_6 ? "5.11" : "K05.FR.02",
                    "a profile for a transaction to come is a TxProfile"));
        }
        Transaction assumed = new Transaction(Math.max(1, evse), UNBORN, Optional.empty());
        return profiles.refusal(new InstalledProfile(assumed.evseId(), profile, wire), List.of(assumed));
    }

    private static Payload named(Payload profile, OcppVersion version, String transactionId) {
        Object id = version == OcppVersion.V1_6 ? (Object) new BigDecimal(transactionId) : transactionId;
        return profile.with("/transactionId", id);
    }

    private static Optional<Integer> evse(Payload request, OcppVersion version) {
        return request.number(version == OcppVersion.V1_6 ? "/connectorId" : "/evseId")
                .map(BigDecimal::intValue)
                .filter(number -> number > 0);
    }

    private static String key(Payload request, OcppVersion version) {
        Optional<String> key = version == OcppVersion.V1_6
                ? request.string("/idTag").map(tag -> tag.toLowerCase(Locale.ROOT))
                : request.number("/remoteStartId").map(BigDecimal::toPlainString);
        return key.orElse("");
    }
}
