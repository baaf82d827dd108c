// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.v15.V15;
import io.ferrule.proxy.testing.InterceptorHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    /** Says what it read. */
    private static final InterceptorFactory ECHO = session -> Typed.interceptor()
            .on(
                    V15.METER_VALUES,
                    (request, exchange) -> CallVerdict.reject(
                            ErrorCode.GENERIC_ERROR,
                            request.values().get(0).value().get(0).value()))
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"values\":[{\"value\":\"4.20\"}]",
                "\"value\":[{\"value\":\"4.20\"}]",
                "\"value\":\"4.20\"",
                "\"value\":[{\"$value\":\"4.20\"}]"
            })
    void readsMeterValuesOf15InEachDialect(String reading) {
        var session = InterceptorHarness.of(OcppVersion.V1_5, ECHO);

        var outcome = session.fromStation("[2,\"1\",\"MeterValues\",{\"connectorId\":1,\"values\":[{"
                + "\"timestamp\":\"2013-03-07T16:52:16Z\"," + reading + "}]}]");

        assertThat(outcome.toStation()).containsExactly("[4,\"1\",\"GenericError\",\"4.20\",{}]");
    }
}
