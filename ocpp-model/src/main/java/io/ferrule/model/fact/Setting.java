// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting of a station that a message asks for, sets or tells.
 *
 * @param key name of the setting
 * @param value its value, where the message has one
 * @param pointer leads to what names the setting: the entry with all that belongs to it, or the key where it stands alone.
 *     Taking that away takes the setting out of a list; in ChangeConfiguration it is the payload itself
 */
public record Setting(SettingKey key, Optional<Value> value, String pointer) implements Fact {

    /**
     * The value of a setting; a secret, for some are passwords.
     *
     * @param text the value as written
     * @param pointer leads to that text
     */
    public record Value(String text, String pointer) {
        /**
         * Says where it stands, never what it is.
         *
         * @return for example {@code Value[at /value]}
         */
        @Override
        public String toString() {
            return "Value[at " + pointer + "]";
        }

        static Optional<Value> of(Spot spot) {
            return spot.text().map(text -> new Value(text, spot.pointer()));
        }
    }

    static Stream<Setting> in(Found found) {
        Spot spot = found.spot();
        return switch (found.kind()) {
            case KEY -> key(spot, Optional.empty(), spot).stream();
            case KEY_VALUE -> key(spot.at("key"), Value.of(spot.at("value")), spot).stream();
            case VARIABLE -> variable(spot, spot.at("attributeType"), spot.at("attributeValue"), spot);
            case EVENT -> variable(spot, spot.at("attributeType"), spot.at("actualValue"), spot);
            case REPORT ->
                spot.at("variableAttribute")
                        .elements()
                        .flatMap(side -> variable(spot, side.at("type"), side.at("value"), side));
            default -> Stream.empty();
        };
    }

    private static Optional<Setting> key(Spot name, Optional<Value> value, Spot entry) {
        return name.text().map(text -> new Setting(new SettingKey.Key(text), value, entry.pointer()));
    }

    private static Stream<Setting> variable(Spot owner, Spot attribute, Spot value, Spot entry) {
        return SettingKey.Variable.of(owner.at("component"), owner.at("variable"), attribute)
                .map(key -> new Setting(key, Value.of(value), entry.pointer()))
                .stream();
    }
}
