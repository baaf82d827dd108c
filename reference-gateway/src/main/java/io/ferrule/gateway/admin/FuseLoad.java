// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.gateway.admin.Page.Answer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** {@code POST /api/site/fuses/{fuse}/load?L1=…}: whoever reads a meter tells what everything but the stations takes from a fuse. */
public final class FuseLoad implements Operation {

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;

    private final BiPredicate<String, Map<Phase, Double>> measured;

    /**
     * Takes readings.
     *
     * @param measured gets amperes by phase; false if there is no meter at that fuse
     */
    public FuseLoad(BiPredicate<String, Map<Phase, Double>> measured) {
        this.measured = measured;
    }

    @Override
    public Answer answer(Request request) {
        Map<Phase, Double> amps = new EnumMap<>(Phase.class);
        for (Phase phase : Phase.values()) {
            String written = request.parameters().getOrDefault(phase.name(), "0");
            Optional<Double> value = number(written);
            if (value.isEmpty()) {
                return Answer.line(BAD_REQUEST, phase + " must be amperes from 0 to 100000.");
            }
            amps.put(phase, value.get());
        }
        if (request.parameters().keySet().stream().noneMatch(FuseLoad::isPhase)) {
            return Answer.line(BAD_REQUEST, "Say amperes by phase, for example ?L1=12.5&L2=3&L3=0.");
        }
        return measured.test(request.variables().get(0), amps)
                ? Answer.json("{\"taken\":true}")
                : Answer.line(NOT_FOUND, "The site has no fuse of this name with meter: on.");
    }

    private static boolean isPhase(String name) {
        for (Phase phase : Phase.values()) {
            if (phase.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.valueOf(text)).filter(value -> value >= 0 && value <= Fuse.MOST_AMPS);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
