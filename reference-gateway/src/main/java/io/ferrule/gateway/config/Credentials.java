// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.handshake.StationDirectory.Mode;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.util.List;
import java.util.function.Predicate;

/** Whether every station that may connect has what the security profile needs towards the CSMS. */
final class Credentials {

    private record Need(String key, String sentence) {}

    private Credentials() {}

    static void check(GatewayConfig config, Section northbound) {
        SecurityProfile profile = config.northbound().profile();
        if (profile == SecurityProfile.TLS_CLIENT_CERTIFICATE
                && config.northbound().identity().isEmpty()) {
            everyStation(
                    config,
                    northbound,
                    station -> station.northbound().identity().isPresent(),
                    new Need("identity", "security profile 3 needs {certificate: file, key: file}"));
        }
        if (profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC) {
            everyStation(
                    config,
                    northbound,
                    station -> station.northbound().password().isPresent(),
                    new Need(
                            "password",
                            "security profile " + profile.number() + " needs northbound.password for each station"));
        }
    }

    private static void everyStation(
            GatewayConfig config, Section northbound, Predicate<StationSettings> equipped, Need need) {
        List<String> without = config.stations().stream()
                .filter(equipped.negate())
                .map(station -> station.id().value())
                .limit(10)
                .toList();
        if (!without.isEmpty()) {
            northbound.problem(need.key(), need.sentence() + "; missing for " + String.join(", ", without));
        } else if (config.stations().isEmpty() || config.southbound().admission() == Mode.ANY) {
            northbound.problem(
                    need.key(),
                    need.sentence()
                            + "; a station that is not listed has none, so set it or use southbound.admission: listed");
        }
    }
}
