// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.StationId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationPathTest {

    @ParameterizedTest
    @CsvSource({
        "/CP001, CP001, CP001",
        "/ocpp/1.6/CP001, CP001, CP001",
        // OCPP-J 1.6, 3.1.1: the example of the document
        "/ocpp/RDAM%20123, RDAM 123, RDAM%20123",
        "/ocpp/RDAM%7C123, RDAM|123, RDAM%7C123",
        "/ocpp/RDAM|123, RDAM|123, RDAM|123",
        // decoded once, not twice
        "/CP%2541, CP%41, CP%2541",
        "/CP%C3%BC, CPü, CP%C3%BC",
        "/CP+1, CP+1, CP+1",
        // field quirks 6 and 8: absolute target, double and trailing slashes, a query
        "http://192.168.1.10:9000/EVB-P123, EVB-P123, EVB-P123",
        "ws://gateway/a//b/CP001/, CP001, CP001",
        "//CP001//, CP001, CP001",
        "/CP001?version=1.6&x=/y, CP001, CP001",
    })
    void findsTheIdentityInTheLastSegment(String target, String identity, String segment) {
        assertThat(StationPath.of(target)).contains(new StationPath(new StationId(identity), segment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/", "", "//", "http://gateway", "http://gateway/", "/?id=CP001", "/CP%", "/CP%2", "/CP%zz",
                "/CP%FF", "/CP%C3", "/CP%00", "/CP%0D%0A", "/.", "/ocpp/..", "/%2e%2E", "/CP\u00ff", "/CP%０１"
            })
    void findsNoneWhereThereIsNoneOrItsEncodingIsWrong(String target) {
        assertThat(StationPath.of(target)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256})
    void boundsTheIdentity(int length) {
        assertThat(StationPath.of("/" + "x".repeat(length)).isPresent()).isEqualTo(length == 255);
    }
}
