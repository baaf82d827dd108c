// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Transaction;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One station as it is written down: texts by name, JSON where a text has parts. */
public final class StationNote {

    private static final String VERSION = "ocpp";
    private static final String PROFILE = "profile-";
    private static final String TRANSACTION = "transaction-";
    private static final String WAITING = "waiting-";
    private static final String KEY = "key-";
    private static final String VENDOR = "vendor";
    private static final String MODEL = "model";
    private static final String FIRMWARE = "firmware";

    private StationNote() {}

    /**
     * Writes down what is known.
     *
     * @param profiles profiles and transactions
     * @param starts profiles that wait for a transaction
     * @param facts what the station says about itself; empty until it said it
     * @return texts by name
     */
    public static Map<String, String> written(
            StationProfiles profiles, RemoteStarts starts, Optional<StationFacts> facts) {
        Map<String, String> note = new LinkedHashMap<>();
        note.put(VERSION, profiles.version().number());
        List<InstalledProfile> installed = profiles.store().profiles();
        for (int i = 0; i < installed.size(); i++) {
            Payload one = Payload.empty()
                    .with("/evse", installed.get(i).evseId())
                    .with("/profile", installed.get(i).wire());
            note.put(PROFILE + (1_000 + i), one.text());
        }
        profiles.transactions().forEach(running -> {
            Payload one = Payload.empty().with("/evse", running.evseId()).with("/id", running.id());
            note.put(
                    TRANSACTION + running.evseId(),
                    running.start()
                            .map(start -> one.with("/start", start.toString()))
                            .orElse(one)
                            .text());
        });
        List<RemoteStarts.Waiting> waiting = starts.waiting();
        for (int i = 0; i < waiting.size(); i++) {
            note.put(WAITING + (1_000 + i), written(waiting.get(i)).text());
        }
        facts.ifPresent(known -> write(known, note, ""));
        return note;
    }

    private static Payload written(RemoteStarts.Waiting waiting) {
        Payload one = Payload.empty()
                .with("/key", waiting.key())
                .with("/since", waiting.since().toString())
                .with("/profile", waiting.profile());
        return waiting.evse().map(evse -> one.with("/evse", evse)).orElse(one);
    }

    /**
     * Writes down what a station says about itself.
     *
     * @param facts what it says
     * @param note gets texts by name
     * @param prefix of all names
     */
    public static void write(StationFacts facts, Map<String, String> note, String prefix) {
        note.put(prefix + VENDOR, facts.vendor());
        note.put(prefix + MODEL, facts.model());
        note.put(prefix + FIRMWARE, facts.firmware());
        facts.keys().forEach((key, value) -> note.put(prefix + KEY + key, value));
    }

    /**
     * Takes up what was written down. What cannot be read is left out.
     *
     * @param note texts by name
     * @param profiles gets profiles and transactions
     * @param starts gets what waits
     * @return what the station said about itself, if that was written down
     */
    public static Optional<StationFacts> read(Map<String, String> note, StationProfiles profiles, RemoteStarts starts) {
        OcppVersion version = Arrays.stream(OcppVersion.values())
                .filter(known -> known.number().equals(note.get(VERSION)) && known != OcppVersion.V1_5)
                .findFirst()
                .orElse(OcppVersion.V1_6);
        ProfileStore store = ProfileStore.empty(version);
        for (Payload one : parts(note, PROFILE)) {
            store = profile(one, version).map(store::with).orElse(store);
        }
        List<Transaction> transactions = new ArrayList<>();
        parts(note, TRANSACTION).forEach(one -> transaction(one).ifPresent(transactions::add));
        profiles.restore(store, transactions);
        starts.restore(parts(note, WAITING).stream()
                .flatMap(one -> waiting(one).stream())
                .toList());
        return facts(note, "");
    }

    /**
     * Reads what a station said about itself.
     *
     * @param note texts by name
     * @param prefix of all names
     * @return what it said, if that was written down
     */
    public static Optional<StationFacts> facts(Map<String, String> note, String prefix) {
        if (!note.containsKey(prefix + VENDOR)) {
            return Optional.empty();
        }
        Map<String, String> keys = new LinkedHashMap<>();
        note.forEach((name, value) -> {
            if (name.startsWith(prefix + KEY)) {
                keys.put(name.substring(prefix.length() + KEY.length()), value);
            }
        });
        return Optional.of(new StationFacts(
                note.getOrDefault(prefix + VENDOR, ""),
                note.getOrDefault(prefix + MODEL, ""),
                note.getOrDefault(prefix + FIRMWARE, ""),
                keys));
    }

    private static List<Payload> parts(Map<String, String> note, String prefix) {
        List<Payload> parts = new ArrayList<>();
        note.keySet().stream().filter(name -> name.startsWith(prefix)).sorted().forEach(name -> {
            try {
                parts.add(Payload.of(note.getOrDefault(name, "")));
            } catch (PayloadException e) {
                // Somebody edited it; the rest is of use.
                return;
            }
        });
        return parts;
    }

    private static Optional<InstalledProfile> profile(Payload one, OcppVersion version) {
        Optional<Integer> evse = evse(one);
        Optional<Payload> wire = one.part("/profile");
        if (evse.isEmpty()
                || wire.isEmpty()
                || !(new ProfileReader(version).profile(wire.get()) instanceof WireReading.Read<?> read)) {
            return Optional.empty();
        }
        return Optional.of(new InstalledProfile(evse.get(), (ChargingProfile) read.value(), wire.get()));
    }

    private static Optional<Transaction> transaction(Payload one) {
        return evse(one).filter(evse -> evse > 0).flatMap(evse -> one.string("/id")
                .map(id -> new Transaction(evse, id, instant(one, "/start"))));
    }

    private static Optional<RemoteStarts.Waiting> waiting(Payload one) {
        Optional<String> key = one.string("/key");
        Optional<Payload> profile = one.part("/profile");
        Optional<Instant> since = instant(one, "/since");
        return key.isPresent() && profile.isPresent() && since.isPresent()
                ? Optional.of(new RemoteStarts.Waiting(key.get(), evse(one), profile.get(), since.get()))
                : Optional.empty();
    }

    private static Optional<Integer> evse(Payload one) {
        return one.number("/evse").filter(number -> number.signum() >= 0).map(BigDecimal::intValue);
    }

    private static Optional<Instant> instant(Payload one, String pointer) {
        try {
            return one.string(pointer).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
