// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.Kind;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.Wording;
import io.ferrule.gateway.lines.Json;
import io.ferrule.model.OcppVersion;
import java.util.Locale;
import java.util.stream.Stream;

/** Writes the capabilities of a station as the member {@code station} of {@code ferrule fit}. */
public final class StationWriter {

    private StationWriter() {}

    /**
     * Writes them.
     *
     * @param capabilities of the station
     * @return an object that {@code ferrule fit} takes
     */
    public static ObjectNode of(StationCapabilities capabilities) {
        ObjectNode station = Json.object();
        StationCapabilities.Accepts accepts = capabilities.accepts();
        words(station.putArray("units"), accepts.units().stream().map(Enum::name));
        words(station.putArray("kinds"), accepts.kinds().stream().map(Kind::wireName));
        words(
                station.putArray("purposes"),
                accepts.purposes().stream().map(purpose -> purpose.wireName(OcppVersion.V1_6)));
        station.put("maxPeriods", accepts.maxPeriods())
                .put("maxInstalled", accepts.maxInstalled())
                .put("maxStackLevel", accepts.maxStackLevel())
                .put("ignoresSchedule", accepts.ignoresSchedule());
        StationCapabilities.Delivers delivers = capabilities.delivers();
        station.put("limitDecimals", delivers.limitDecimals())
                .put("minAmps", delivers.minAmps())
                .put("maxAmps", delivers.maxAmps())
                .put("phases", delivers.phases())
                .put("voltage", delivers.voltage())
                .put("phaseSwitching", delivers.phaseSwitching());
        wording(station, capabilities.wording());
        return station;
    }

    private static void wording(ObjectNode station, Wording wording) {
        station.put("startSchedule", word(wording.startSchedule()))
                .put("transactionId", word(wording.transactionId()))
                .put("pauseAmps", wording.pauseAmps());
        wording.fallback().ifPresent(fallback -> station.putObject("fallback")
                .put("afterSeconds", fallback.after().toSeconds())
                .put("amps", fallback.amps()));
    }

    private static void words(ArrayNode array, Stream<String> words) {
        words.sorted().forEach(array::add);
    }

    /** A constant as lines spell it: in small letters and with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
