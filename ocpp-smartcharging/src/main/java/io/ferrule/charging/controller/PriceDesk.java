// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.tariff.EnergyPrices;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.Payload;
import io.ferrule.model.PayloadException;
import io.ferrule.model.v201.DataTransferRequest;
import io.ferrule.model.v201.DataTransferResponse;
import io.ferrule.model.v201.DataTransferStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The way in for prices and for a grid operator's events: OCPP 2.0.1 has no message for them, so they come by DataTransfer (part 2,
 * P01) with the vendorId {@value #VENDOR}. {@code data} is a JSON object, or a string that holds one; without data what was
 * said before is over.
 *
 * <ul>
 *   <li>{@value #TARIFF}: an OCPI tariff;
 *   <li>{@value #EVENT}: an OpenADR 3 event; its prices go before those of the tariff, its limits on power bound the site as an
 *       external limit of the system operator.
 * </ul>
 *
 * @param facts the site
 * @param reading reads both
 */
public record PriceDesk(SiteFacts facts, PriceReading reading) {

    /** The vendorId that is understood. */
    public static final String VENDOR = "io.ferrule";
    /** The messageId of a tariff. */
    public static final String TARIFF = "tariff";
    /** The messageId of an event. */
    public static final String EVENT = "openadr-event";

    private static final int MOST_CHARACTERS = 100_000;

    /**
     * Answers a DataTransfer.
     *
     * @param request the message
     * @param state what holds
     * @return the answer, and what holds after it
     */
    public Change<DataTransferResponse> answer(DataTransferRequest request, ControllerState state) {
        if (!VENDOR.equals(request.vendorId())) {
            return new Change<>(answer(DataTransferStatus.UNKNOWN_VENDOR_ID), state);
        }
        try {
            Optional<Payload> data = data(Optional.ofNullable(request.data()));
            return switch (Optional.ofNullable(request.messageId()).orElse("")) {
                case TARIFF -> accepted(state.withTariff(data.map(text -> written(text, reading::tariff))));
                case EVENT -> accepted(state.withEvent(data.map(text -> written(text, reading::event))));
                default -> new Change<>(answer(DataTransferStatus.UNKNOWN_MESSAGE_ID), state);
            };
        } catch (RefusedException e) {
            return new Change<>(rejected("InvalidValue", String.valueOf(e.getMessage())), state);
        } catch (PayloadException e) {
            return new Change<>(rejected("InvalidValue", "data is a text that is no JSON"), state);
        } catch (IllegalArgumentException e) {
            return new Change<>(rejected("TooManyElements", String.valueOf(e.getMessage())), state);
        }
    }

    private static <T> Written<T> written(Payload text, Function<Payload, T> reading) {
        return new Written<>(text, reading.apply(text));
    }

    private static Optional<Payload> data(Optional<Payload> data) {
        Optional<Payload> object = data.map(
                        value -> value.string("").map(Payload::of).orElse(value))
                .filter(value -> !value.text().equals("null"));
        if (object.filter(value -> value.text().length() > MOST_CHARACTERS).isPresent()) {
            throw new IllegalArgumentException("data has more than " + MOST_CHARACTERS + " characters");
        }
        return object;
    }

    /**
     * What energy costs in the next two days.
     *
     * @param state what was said
     * @param now the instant
     * @return as {@link EnergyPrices#from}
     */
    public Optional<PriceSteps> prices(ControllerState state, Instant now) {
        return new EnergyPrices(
                        facts.zone(),
                        EnergyPrices.usualWatts(facts.volts().doubleValue(), facts.phases()),
                        state.tariff().map(Written::value),
                        state.event().map(Written::value))
                .from(now);
    }

    private static Change<DataTransferResponse> accepted(ControllerState state) {
        return new Change<>(answer(DataTransferStatus.ACCEPTED), state);
    }

    private static DataTransferResponse answer(DataTransferStatus status) {
        return new DataTransferResponse(status, null, null, null);
    }

    private static DataTransferResponse rejected(String code, String sentence) {
        return new DataTransferResponse(DataTransferStatus.REJECTED, Reasons.of(code, sentence), null, null);
    }
}
