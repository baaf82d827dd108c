// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.validation.Mend;
import io.ferrule.proxy.intercept.ValidationMode;
import io.ferrule.proxy.intercept.ValidationPlan;
import io.ferrule.proxy.intercept.ValidationPlan.Modes;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a block {@code validation}; what it leaves out is as usual. */
final class ValidationSettings {

    private static final List<String> ACTIONS = Stream.of(OcppVersion.values())
            .flatMap(version -> ActionCatalogue.actions(version).stream())
            .map(action -> action.name())
            .distinct()
            .sorted()
            .toList();

    private ValidationSettings() {}

    static ValidationPlan defaults() {
        return ValidationPlan.of(ValidationMode.OBSERVE, ValidationMode.OBSERVE);
    }

    static ValidationPlan read(Section section, ValidationPlan usual) {
        Modes modes = modes(section, usual.usual());
        Map<String, Modes> actions = new HashMap<>(usual.actions());
        section.section("actions")
                .ifPresent(named -> ACTIONS.forEach(action -> named.section(action)
                        .ifPresent(own -> actions.put(action, modes(own, actions.getOrDefault(action, modes))))));
        Set<Mend> mends = section.section("mends")
                .map(named -> mends(named, usual.mends()))
                .orElse(usual.mends());
        Optional<ZoneId> zone = section.value("zone", ValidationSettings::zone).or(usual::zone);
        return new ValidationPlan(modes, actions, mends, zone);
    }

    private static Modes modes(Section section, Modes usual) {
        return new Modes(
                section.value("from-station", Values.word(ValidationMode.class)).orElse(usual.fromStation()),
                section.value("from-csms", Values.word(ValidationMode.class)).orElse(usual.fromCsms()));
    }

    private static Set<Mend> mends(Section section, Set<Mend> usual) {
        Set<Mend> mends = EnumSet.noneOf(Mend.class);
        mends.addAll(usual);
        Arrays.stream(Mend.values()).forEach(mend -> section.value(Values.wordOf(mend), Values::onOrOff)
                .ifPresent(on -> {
                    boolean unused = on ? mends.add(mend) : mends.remove(mend);
                }));
        return mends;
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "must be a time zone such as Europe/Amsterdam or +02:00, was " + Values.quoted(text), e);
        }
    }
}
