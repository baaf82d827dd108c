// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.RateUnit;
import io.ferrule.charging.rule.RefusedException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a station says about itself, as far as it decides which profiles it takes.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class StationSettings {

    private static final String CONNECTORS = "NumberOfConnectors";

    private final Set<Integer> evses;
    private final Map<String, String> values;

    /**
     * Takes the settings as the station gives them.
     *
     * @param evses its EVSEs, from 1; in 1.6 its connectors
     * @param values in 1.6 the keys of GetConfiguration and {@code NumberOfConnectors}, from 2.0.1 on {@code
     *     Component.Variable}; keys are found whatever their case
     */
    public StationSettings(Set<Integer> evses, Map<String, String> values) {
        this.evses = new TreeSet<>(evses);
        this.values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        this.values.putAll(values);
    }

    /** Whether there is such an EVSE; 0 is the station as a whole. */
    boolean knows(int evseId) {
        OptionalInt connectors = number(CONNECTORS);
        boolean known = connectors.isPresent() ? evseId <= connectors.getAsInt() : evses.contains(evseId);
        return evseId == 0 || known;
    }

    /** A whole number; refuses by the key's name if the station says something else. */
    OptionalInt number(String key) {
        String value = values.get(key);
        if (value == null || value.isBlank()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(Integer.parseInt(value.strip()));
        } catch (NumberFormatException e) {
            throw new RefusedException(key, "the station's " + key + " is no whole number");
        }
    }

    /** Whether the station says true. */
    boolean isTrue(String key) {
        return flag(key).orElse(false);
    }

    /** Whether the station says false. */
    boolean isFalse(String key) {
        return !flag(key).orElse(true);
    }

    private Optional<Boolean> flag(String key) {
        String value = values.get(key);
        return value == null ? Optional.empty() : Optional.of(value.strip().equalsIgnoreCase("true"));
    }

    /**
     * Whether a list names a word.
     *
     * @param key name of the setting
     * @param word in any case
     * @return true also where the setting is absent: it then names everything
     */
    public boolean lists(String key, String word) {
        String value = values.get(key);
        return value == null || words(value).contains(word.toLowerCase(Locale.ROOT));
    }

    /** Whether a list is set and names a word. */
    boolean offers(String key, String word) {
        return values.containsKey(key) && lists(key, word);
    }

    /**
     * The units in a list, by their own names or by those that 1.6 has for them (OCPP 1.6 edition 2, 9.4).
     *
     * @param key name of the setting
     * @return the units; all of them where the setting is absent
     */
    public Set<RateUnit> units(String key) {
        String value = values.get(key);
        if (value == null) {
            return EnumSet.allOf(RateUnit.class);
        }
        Set<String> words = words(value);
        Set<RateUnit> units = EnumSet.noneOf(RateUnit.class);
        if (words.contains("a") || words.contains("current")) {
            units.add(RateUnit.A);
        }
        if (words.contains("w") || words.contains("power")) {
            units.add(RateUnit.W);
        }
        return units;
    }

    /** Stations write quotes and blanks where they should not. */
    private static Set<String> words(String list) {
        return Set.copyOf(new TreeSet<>(List.of(list.toLowerCase(Locale.ROOT).split("[\\s,'\"]+"))));
    }
}
