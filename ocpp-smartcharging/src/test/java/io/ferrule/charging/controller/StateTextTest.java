// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.DataTransferRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What survives a restart. */
class StateTextTest {

    private final StateText text = new StateText(Sites.prices());

    @Test
    void bringsBackEverything() {
        ControllerState state = full();

        ControllerState back = text.read(Payload.of(StateText.write(state).text()));

        assertThat(back.profiles()).isEqualTo(state.profiles());
        assertThat(back.external()).isEqualTo(state.external());
        assertThat(back.told()).isEqualTo(state.told());
        assertThat(back.adjustment()).isEqualTo(state.adjustment());
        assertThat(back.tariff().map(Written::text)).isEqualTo(state.tariff().map(Written::text));
        assertThat(back.event().map(Written::text)).isEqualTo(state.event().map(Written::text));
    }

    @Test
    void bringsBackTheBeginning() {
        ControllerState back = text.read(StateText.write(ControllerState.empty()));

        assertThat(back).isEqualTo(ControllerState.empty());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"limitChangeSignificance\":5,\"notifyChargingLimitWithSchedules\":true,\"heartbeatInterval\":0}",
                "{\"limitChangeSignificance\":5,\"notifyChargingLimitWithSchedules\":true,\"heartbeatInterval\":9,"
                        + "\"profiles\":[{}]}",
                "{\"limitChangeSignificance\":5,\"notifyChargingLimitWithSchedules\":true,\"heartbeatInterval\":9,"
                        + "\"external\":[{\"source\":\"SO\",\"start\":\"soon\"}]}"
            })
    void refusesWhatItHasNotWritten(String damaged) {
        assertThatThrownBy(() -> text.read(Payload.of(damaged))).isInstanceOf(IllegalArgumentException.class);
    }

    private static ControllerState full() {
        PriceDesk desk = new PriceDesk(Sites.facts(), Sites.prices());
        ControllerState state = Sites.with(
                Sites.limited(ChargingLimitSource.EMS, Sites.watts(9_000, 0, 30), Sites.watts(8_000.5, 40, 50)),
                Sites.siteProfile(3, 2, "W", 20_000));
        for (String message : List.of("tariff", "openadr-event")) {
            Payload data = Payload.of("{\"price\":0.25,\"kw\":30}");
            state = desk.answer(new DataTransferRequest(message, data, "io.ferrule", null), state)
                    .state();
        }
        return state.with(new Adjustment(new BigDecimal("2.5"), false, 60))
                .told(ChargingLimitSource.EMS, Optional.of(new BigDecimal("9000")));
    }
}
