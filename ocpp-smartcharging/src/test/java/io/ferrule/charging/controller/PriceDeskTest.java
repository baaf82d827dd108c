// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static io.ferrule.charging.controller.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.tariff.PriceStep;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.DataTransferRequest;
import io.ferrule.model.v201.DataTransferStatus;
import io.ferrule.model.v201.StatusInfo;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prices and events that come by DataTransfer (OCPP 2.0.1 part 2, P01). */
class PriceDeskTest {

    private final PriceDesk desk = new PriceDesk(Sites.facts(), Sites.prices());

    @ParameterizedTest
    @ValueSource(strings = {"{\"price\":0.3}", "\"{\\\"price\\\":0.3}\""})
    void takesATariffAsObjectOrAsText(String data) {
        var change = desk.answer(transfer("tariff", data), ControllerState.empty());

        PriceSteps prices = desk.prices(change.state(), NOW).orElseThrow();
        assertThat(change.answer().status()).isEqualTo(DataTransferStatus.ACCEPTED);
        assertThat(prices.steps()).containsExactly(new PriceStep(NOW, 0.3));
        assertThat(prices.end()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void anEventGoesBeforeTheTariff() {
        ControllerState tariff = state(ControllerState.empty(), "tariff", "{\"price\":0.3}");

        ControllerState both = state(tariff, "openadr-event", "{\"price\":0.1}");

        assertThat(desk.prices(both, NOW).orElseThrow().steps())
                .containsExactly(new PriceStep(NOW, 0.1), new PriceStep(NOW.plus(Duration.ofHours(1)), 0.3));
    }

    @Test
    void anEventAloneTellsPricesAsFarAsItReaches() {
        ControllerState event = state(ControllerState.empty(), "openadr-event", "{\"price\":0.1}");

        assertThat(desk.prices(event, NOW).orElseThrow().end()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(desk.prices(event, NOW.plus(Duration.ofHours(2)))).isEmpty();
    }

    @Test
    void theLimitOfAnEventIsThatOfTheSystemOperator() {
        ControllerState event = state(ControllerState.empty(), "openadr-event", "{\"price\":0.1,\"kw\":13.8}");

        assertThat(new SiteCeiling(Sites.facts()).amps(event, NOW)).isEqualTo(Sites.main(20));
        assertThat(event.external()).containsOnlyKeys(ChargingLimitSource.SO);
    }

    @Test
    void withoutDataAnEventIsOver() {
        ControllerState event = state(ControllerState.empty(), "openadr-event", "{\"price\":0.1,\"kw\":13.8}");

        var change = desk.answer(new DataTransferRequest("openadr-event", null, "io.ferrule", null), event);

        assertThat(change.answer().status()).isEqualTo(DataTransferStatus.ACCEPTED);
        assertThat(change.state()).isEqualTo(ControllerState.empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "\"{\"", "17"})
    void refusesWhatCannotBeRead(String data) {
        var change = desk.answer(transfer("tariff", data), ControllerState.empty());

        assertThat(change.answer().status()).isEqualTo(DataTransferStatus.REJECTED);
        assertThat(change.answer().statusInfo())
                .extracting(StatusInfo::reasonCode)
                .isEqualTo("InvalidValue");
        assertThat(change.state()).isEqualTo(ControllerState.empty());
    }

    @Test
    void knowsOneVendorAndTwoMessages() {
        var message = desk.answer(transfer("weather", "{}"), ControllerState.empty());
        var vendor = desk.answer(new DataTransferRequest("tariff", null, "org.other", null), ControllerState.empty());

        assertThat(message.answer().status()).isEqualTo(DataTransferStatus.UNKNOWN_MESSAGE_ID);
        assertThat(vendor.answer().status()).isEqualTo(DataTransferStatus.UNKNOWN_VENDOR_ID);
    }

    private ControllerState state(ControllerState before, String message, String data) {
        return desk.answer(transfer(message, data), before).state();
    }

    private static DataTransferRequest transfer(String message, String data) {
        return new DataTransferRequest(message, Payload.of(data), "io.ferrule", null);
    }
}
