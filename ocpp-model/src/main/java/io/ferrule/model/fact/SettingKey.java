// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.internal.schema.Excerpt;
import java.util.Optional;
import java.util.OptionalInt;

/** The name of a setting. Names compare without regard to case in all versions (OCPP 1.6, 7.29). */
public sealed interface SettingKey {

    /**
     * The name in one piece.
     *
     * @return for example {@code HeartbeatInterval} or {@code OCPPCommCtrlr/HeartbeatInterval}
     */
    String text();

    /**
     * Compares with a name in one piece, upper and lower case meaning the same.
     *
     * @param name for example {@code HeartbeatInterval}
     * @return true if it is this one
     */
    default boolean is(String name) {
        return Letters.folded(text()).equals(Letters.folded(name));
    }

    /**
     * A configuration key of 1.x.
     *
     * @param text the key as written
     */
    record Key(String text) implements SettingKey {
        /**
         * Says the key, cut and escaped.
         *
         * @return for example {@code "HeartbeatInterval"}
         */
        @Override
        public String toString() {
            return Excerpt.quoted(text);
        }
    }

    /**
     * One side of a variable of the device model of 2.0.1.
     *
     * @param component the component that has the variable
     * @param evse the EVSE that the component belongs to, if it belongs to one
     * @param variable the variable
     * @param attribute {@code Actual}, {@code Target}, {@code MinSet} or {@code MaxSet} as written; {@code Actual} where
     *     the message names none
     */
    record Variable(Part component, OptionalInt evse, Part variable, String attribute) implements SettingKey {

        /**
         * Component and variable. The EVSE is not part of it, the attribute only if it is not {@code Actual}.
         *
         * @return for example {@code OCPPCommCtrlr/HeartbeatInterval}, {@code FiscalMetering[1]/Power(MaxSet)}
         */
        @Override
        public String text() {
            return component.text() + "/" + variable.text() + (attribute.equals("Actual") ? "" : "(" + attribute + ")");
        }

        static Optional<Variable> of(Spot component, Spot variable, Spot attribute) {
            OptionalInt evse = component.at("evse").at("id").int32();
            return Part.of(component).flatMap(owner -> Part.of(variable)
                    .map(part ->
                            new Variable(owner, evse, part, attribute.text().orElse("Actual"))));
        }

        /**
         * Says the name, cut and escaped.
         *
         * @return for example {@code "OCPPCommCtrlr/HeartbeatInterval"}
         */
        @Override
        public String toString() {
            return Excerpt.quoted(text());
        }
    }

    /**
     * The name of a component or of a variable.
     *
     * @param name the name as written
     * @param instance which of several of that name, if told
     */
    record Part(String name, Optional<String> instance) {

        /**
         * Name and instance.
         *
         * @return for example {@code EVSE} or {@code AvailabilityState[2]}
         */
        public String text() {
            return name + instance.map(one -> "[" + one + "]").orElse("");
        }

        static Optional<Part> of(Spot spot) {
            return spot.at("name")
                    .text()
                    .map(name -> new Part(name, spot.at("instance").text()));
        }
    }
}
