// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what passes. What cannot be read is not seen; nothing is refused.
 *
 * @param version version of the conversation
 * @param spec the station
 */
public record Sightings(OcppVersion version, StationSpec spec) {

    private static final int MOST_ID_CHARACTERS = 255;

    /**
     * What a call of the station tells.
     *
     * @param action its action
     * @param call its payload
     * @return what was seen, in order
     */
    public List<Sighting> ofCall(String action, Payload call) {
        return first() ? of16(action, call) : of2(action, call);
    }

    /**
     * What the answer of the CSMS tells besides: in 1.6 the identifier of a transaction (OCPP 1.6 edition 2, 4.8).
     *
     * @param call payload of a StartTransaction
     * @param result payload of its result
     * @return the transaction
     */
    public Optional<Sighting> ofStart(Payload call, Payload result) {
        Optional<BigDecimal> id = result.number("/transactionId");
        Optional<Integer> connector = evse(call, "/connectorId");
        if (!first() || id.isEmpty() || connector.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble meter = call.number("/meterStart")
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElse(OptionalDouble.empty());
        return Optional.of(new Sighting.Began(
                connector.get(),
                id.get().toPlainString(),
                call.string("/idTag").map(tag -> tag.toLowerCase(Locale.ROOT)),
                meter));
    }

    private List<Sighting> of16(String action, Payload call) {
        List<Sighting> seen = new ArrayList<>();
        switch (action) {
            case "BootNotification" ->
                seen.add(booted(call, "/chargePointVendor", "/chargePointModel", "/firmwareVersion"));
            case "StopTransaction" ->
                call.number("/transactionId").ifPresent(id -> seen.add(new Sighting.Ended(id.toPlainString())));
            case "StatusNotification" -> state(call, "/connectorId", "/status").ifPresent(seen::add);
            case "MeterValues" -> evse(call, "/connectorId").ifPresent(evse -> seen.add(metered(evse, call)));
            default -> {
                // Says nothing that is looked for.
            }
        }
        return seen;
    }

    private List<Sighting> of2(String action, Payload call) {
        List<Sighting> seen = new ArrayList<>();
        switch (action) {
            case "BootNotification" ->
                seen.add(booted(
                        call,
                        "/chargingStation/vendorName",
                        "/chargingStation/model",
                        "/chargingStation/firmwareVersion"));
            case "TransactionEvent" -> transaction(call, seen);
            case "StatusNotification" ->
                state(call, "/evseId", "/connectorStatus").ifPresent(seen::add);
            case "MeterValues" -> evse(call, "/evseId").ifPresent(evse -> seen.add(metered(evse, call)));
            case "NotifyEVChargingNeeds" ->
                evse(call, "/evseId").ifPresent(evse -> seen.add(new Sighting.Needed(evse, CarNeeds.read(call))));
            default -> {
                // Says nothing that is looked for.
            }
        }
        return seen;
    }

    /** OCPP 2.0.1 part 2, E01 to E08. The EVSE may come later than the start. */
    private void transaction(Payload call, List<Sighting> seen) {
        Optional<String> id =
                call.string("/transactionInfo/transactionId").filter(text -> text.length() <= MOST_ID_CHARACTERS);
        Optional<Integer> evse = evse(call, "/evse/id");
        if (id.isEmpty()) {
            return;
        }
        if (call.string("/eventType").filter("Ended"::equals).isPresent()) {
            seen.add(new Sighting.Ended(id.get()));
            return;
        }
        Reading reading = Reading.of(call, spec.rating().voltage());
        if (evse.isPresent()) {
            Optional<String> start =
                    call.number("/transactionInfo/remoteStartId").map(BigDecimal::toPlainString);
            seen.add(new Sighting.Began(evse.get(), id.get(), start, reading.energyWh()));
            call.string("/transactionInfo/chargingState")
                    .ifPresent(word -> seen.add(new Sighting.State(evse.get(), word)));
            seen.add(new Sighting.Metered(evse.get(), reading));
        }
    }

    private Sighting metered(int evse, Payload call) {
        return new Sighting.Metered(evse, Reading.of(call, spec.rating().voltage()));
    }

    private static Sighting booted(Payload call, String vendor, String model, String firmware) {
        return new Sighting.Booted(
                call.string(vendor).orElse(""),
                call.string(model).orElse(""),
                call.string(firmware).orElse(""));
    }

    private Optional<Sighting> state(Payload call, String place, String word) {
        Optional<Integer> evse = evse(call, place);
        Optional<String> state = call.string(word);
        return evse.isPresent() && state.isPresent()
                ? Optional.of(new Sighting.State(evse.get(), state.get()))
                : Optional.empty();
    }

    /** A connector that the station has; 0 is the station and no connector. */
    private Optional<Integer> evse(Payload call, String pointer) {
        return call.number(pointer)
                .filter(number -> number.signum() > 0 && number.compareTo(BigDecimal.valueOf(spec.connectors())) <= 0)
                .map(BigDecimal::intValue);
    }

    private boolean first() {
        return version == OcppVersion.V1_6;
    }
}
