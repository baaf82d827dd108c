// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.ChargingProfile;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.tariff.PowerStep;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Writes a state as one JSON object, and reads it. Profiles and prices are kept as they came.
 *
 * @param reading reads prices again
 */
public record StateText(PriceReading reading) {

    private static final OcppVersion VERSION = OcppVersion.V2_0_1;

    /**
     * Writes a state.
     *
     * @param state what to keep
     * @return one JSON object
     */
    public static Payload write(ControllerState state) {
        Payload text = Payload.empty()
                .with(
                        "/profiles",
                        state.profiles().profiles().stream()
                                .map(InstalledProfile::wire)
                                .toList())
                .with("/external", external(state))
                .with("/told", told(state))
                .with("/limitChangeSignificance", state.adjustment().significance())
                .with("/notifyChargingLimitWithSchedules", state.adjustment().withSchedules())
                .with("/heartbeatInterval", state.adjustment().heartbeatSeconds());
        if (state.tariff().isPresent()) {
            text = text.with("/tariff", state.tariff().get().text());
        }
        return state.event().isPresent()
                ? text.with("/event", state.event().get().text())
                : text;
    }

    private static List<Payload> external(ControllerState state) {
        List<Payload> all = new ArrayList<>();
        state.external()
                .forEach((source, steps) -> steps.forEach(step -> all.add(Payload.empty()
                        .with("/source", source)
                        .with("/start", step.start().toString())
                        .with("/end", step.end().toString())
                        .with("/watts", BigDecimal.valueOf(step.mostW())))));
        return all;
    }

    private static List<Payload> told(ControllerState state) {
        List<Payload> all = new ArrayList<>();
        state.told()
                .forEach((source, watts) ->
                        all.add(Payload.empty().with("/source", source).with("/watts", watts)));
        return all;
    }

    /**
     * Reads a state.
     *
     * @param text what {@link #write} has written
     * @return the state
     * @throws IllegalArgumentException if it is something else; nothing of it is to be used then
     */
    public ControllerState read(Payload text) {
        Adjustment adjustment = new Adjustment(
                text.number("/limitChangeSignificance").orElseThrow(() -> missing("limitChangeSignificance")),
                text.bool("/notifyChargingLimitWithSchedules")
                        .orElseThrow(() -> missing("notifyChargingLimitWithSchedules")),
                text.number("/heartbeatInterval")
                        .orElseThrow(() -> missing("heartbeatInterval"))
                        .intValue());
        return new ControllerState(
                new ProfileStore(VERSION, list(text, "/profiles", StateText::profile)),
                external(text),
                text.part("/tariff").map(part -> new Written<>(part, reading.tariff(part))),
                text.part("/event").map(part -> new Written<>(part, reading.event(part))),
                adjustment,
                told(text));
    }

    private static InstalledProfile profile(Payload wire) {
        if (new ProfileReader(VERSION).profile(wire) instanceof WireReading.Read<ChargingProfile> read) {
            return new InstalledProfile(InstalledProfile.STATION, read.value(), wire);
        }
        throw new IllegalArgumentException("a profile that was kept cannot be read");
    }

    private static Map<ChargingLimitSource, List<PowerStep>> external(Payload text) {
        Map<ChargingLimitSource, List<PowerStep>> all = new EnumMap<>(ChargingLimitSource.class);
        for (Payload step : list(text, "/external", Function.identity())) {
            all.computeIfAbsent(source(step), fresh -> new ArrayList<>())
                    .add(new PowerStep(
                            instant(step, "/start"),
                            instant(step, "/end"),
                            step.number("/watts")
                                    .orElseThrow(() -> missing("watts"))
                                    .doubleValue()));
        }
        return all;
    }

    private static Map<ChargingLimitSource, BigDecimal> told(Payload text) {
        Map<ChargingLimitSource, BigDecimal> all = new EnumMap<>(ChargingLimitSource.class);
        list(text, "/told", Function.identity())
                .forEach(one -> all.put(source(one), one.number("/watts").orElseThrow(() -> missing("watts"))));
        return all;
    }

    private static ChargingLimitSource source(Payload one) {
        return one.string("/source").map(ChargingLimitSource::ofWireName).orElseThrow(() -> missing("source"));
    }

    private static Instant instant(Payload one, String pointer) {
        try {
            return Instant.parse(one.string(pointer).orElseThrow(() -> missing(pointer)));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(pointer + " is no time", e);
        }
    }

    private static <T> List<T> list(Payload text, String pointer, Function<Payload, T> reader) {
        List<T> all = new ArrayList<>();
        for (Optional<Payload> next = text.part(pointer + "/0");
                next.isPresent();
                next = text.part(pointer + "/" + all.size())) {
            all.add(reader.apply(next.get()));
        }
        return all;
    }

    private static IllegalArgumentException missing(String what) {
        return new IllegalArgumentException("what was kept has no " + what);
    }
}
