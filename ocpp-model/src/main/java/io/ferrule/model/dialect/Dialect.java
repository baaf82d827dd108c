// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.Action;
import io.ferrule.model.Payload;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A form of meter values in OCPP 1.5 over JSON. No document fixed one; these are the four that are met in the field. All
 * other messages are the same in each.
 *
 * <p>Both conversions take values as they are written, {@code 1.10} stays {@code 1.10}, and leave what they do not know where
 * it is: unknown members stay beside the known ones that they stood with. What does not have the form of the dialect is left
 * alone as well; a check tells what is wrong with it. Nothing here throws because of what a peer wrote.
 *
 * <p>Immutable and safe for use by several threads.
 */
public enum Dialect {
    /**
     * {@code values:[{timestamp, values:[{value, unit…}]}]}: a second {@code values} where the WSDL says {@code value}. The
     * first form that was written down, and the most common.
     */
    A,
    /** {@code values:[{timestamp, value:[{value, unit…}]}]}: the names of the WSDL, attributes as members. */
    B,
    /**
     * {@code values:[{timestamp, value, unit…}]}: each reading has its own timestamp, and {@code transactionData} is a plain
     * list of such readings.
     */
    C,
    /** {@code values:[{timestamp, value:[{$value, attributes:{unit…}}]}]}: as some libraries turn XML into JSON. */
    D;

    /**
     * Whether an action has readings, so that its request differs between the dialects.
     *
     * @param action any action
     * @return true for MeterValues and StopTransaction of OCPP 1.5
     */
    public static boolean concerns(Action<?, ?> action) {
        return Readings.list(action).isPresent();
    }

    /**
     * Brings a request that is written in this dialect into the form of the WSDL, in which the records of
     * {@code io.ferrule.model.v15} are defined.
     *
     * @param action action of the request
     * @param payload the request as it came
     * @return the request in the form of the WSDL; the same payload if its action has no readings, or if there is nothing
     *     that has the form of this dialect
     */
    public Payload toCanonical(Action<?, ?> action, Payload payload) {
        return Readings.convert(action, payload, form()::toCanonical);
    }

    /**
     * Writes a request that has the form of the WSDL in this dialect; the way back of {@link #toCanonical}.
     *
     * @param action action of the request
     * @param payload the request in the form of the WSDL
     * @return the request in this dialect; the same payload if its action has no readings, or if there is nothing that has
     *     the form of the WSDL
     */
    public Payload fromCanonical(Action<?, ?> action, Payload payload) {
        return Readings.convert(action, payload, form()::fromCanonical);
    }

    /**
     * The dialect that a request is written in.
     *
     * @param action action of the request
     * @param payload the request
     * @return the dialect; empty if the action has no readings, if this payload shows none, or if it shows several
     */
    public static Optional<Dialect> of(Action<?, ?> action, Payload payload) {
        Recognition seen = Recognition.of(action, payload);
        return seen.stray().isPresent() ? Optional.empty() : seen.dialect();
    }

    private Form form() {
        return switch (this) {
            case A -> new PerReading(Renamed::toCanonical, Renamed::fromCanonical);
            case B -> new PerReading(UnaryOperator.identity(), UnaryOperator.identity());
            case C -> new Flat();
            case D -> new PerReading(Attributed::toCanonical, Attributed::fromCanonical);
        };
    }
}
