// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.charging.Kind;
import io.ferrule.charging.Purpose;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.Wording;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.model.OcppVersion;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the capabilities of a station of 1.6; what is absent is what the simplest station can do.
 *
 * @param station the member of the line
 */
record StationReader(Fields station) {

    private static final int MOST_WORDS = 16;
    private static final int SMALL = 1_000_000;
    private static final int MINUTE = 60;
    private static final int DAY = 86_400;
    private static final BigDecimal LEAST = new BigDecimal("0.1");
    private static final BigDecimal MOST = new BigDecimal("1000000");

    StationCapabilities read() {
        StationCapabilities.Delivers delivers = delivers();
        Wording wording = wording();
        boolean charges =
                wording.pauseAmps().signum() > 0 && wording.pauseAmps().compareTo(delivers.minAmps()) >= 0;
        RefusedException.when(charges, "maximum", station.at("pauseAmps") + " is not less than minAmps");
        return new StationCapabilities(accepts(), delivers, wording);
    }

    private StationCapabilities.Accepts accepts() {
        return new StationCapabilities.Accepts(
                words("units", RateUnit::ofWireName, RateUnit.A),
                words("kinds", name -> Kind.ofWireName(name, OcppVersion.V1_6), Kind.ABSOLUTE),
                words("purposes", name -> Purpose.ofWireName(name, OcppVersion.V1_6), Purpose.TX_DEFAULT),
                station.integer("maxPeriods", 0, SMALL, 1),
                station.integer("maxInstalled", 0, SMALL, 1),
                station.integer("maxStackLevel", 0, SMALL, 0),
                station.flag("ignoresSchedule", false));
    }

    private <T> Set<T> words(String name, Function<String, Optional<T>> meaning, T usual) {
        if (!station.has(name)) {
            return Set.copyOf(List.of(usual));
        }
        Set<T> words = new HashSet<>();
        for (JsonNode element : station.array(name, MOST_WORDS)) {
            Optional<T> word = meaning.apply(element.asText(""));
            RefusedException.when(word.isEmpty(), "enum", station.at(name) + " has a word that OCPP 1.6 does not have");
            words.add(word.orElseThrow());
        }
        return words;
    }

    private StationCapabilities.Delivers delivers() {
        return new StationCapabilities.Delivers(
                decimal("minAmps", BigDecimal.ZERO, "6"),
                decimal("maxAmps", LEAST, "32"),
                station.integer("phases", 1, 3, 3),
                decimal("voltage", BigDecimal.ONE, "230"),
                station.flag("phaseSwitching", false),
                station.integer("limitDecimals", 0, 1, 1));
    }

    private Wording wording() {
        return new Wording(
                constant("startSchedule", Wording.USUAL.startSchedule()),
                constant("transactionId", Wording.USUAL.transactionId()),
                decimal("pauseAmps", BigDecimal.ZERO, "0"),
                station.has("fallback") ? Optional.of(fallback(station.object("fallback"))) : Optional.empty());
    }

    private static Wording.Fallback fallback(Fields fallback) {
        Duration after = Duration.ofSeconds(fallback.integer("afterSeconds", MINUTE, DAY));
        BigDecimal amps = fallback.has("amps") ? fallback.decimal("amps", BigDecimal.ZERO, MOST) : BigDecimal.ZERO;
        return new Wording.Fallback(after, amps);
    }

    /** A constant by its name in small letters and with hyphens. */
    private <E extends Enum<E>> E constant(String name, E usual) {
        Optional<String> word = station.text(name);
        if (word.isEmpty()) {
            return usual;
        }
        for (E constant : usual.getDeclaringClass().getEnumConstants()) {
            if (StationWriter.word(constant).equals(word.get())) {
                return constant;
            }
        }
        throw new RefusedException("enum", station.at(name) + " has a word that is not known");
    }

    private BigDecimal decimal(String name, BigDecimal least, String usual) {
        return station.has(name) ? station.decimal(name, least, MOST) : new BigDecimal(usual);
    }
}
