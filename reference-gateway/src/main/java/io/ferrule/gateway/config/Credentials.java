// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.proxy.handshake.StationDirectory.Mode;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.util.List;
import java.util.Optional;

/** Whether every station that may connect has what the security profile needs towards the CSMS. */
final class Credentials {

    private record Need(String key, String sentence) {}

    private Credentials() {}

    static void check(GatewayConfig config, Section northbound) {
        if (config.certificates().mode() == IdentityMode.GATEWAY) {
            config.stations().stream()
                    .filter(station -> station.northbound().identity().isPresent())
                    .findFirst()
                    .ifPresent(station -> northbound.problem(
                            "identity",
                            "is the only one where certificates.identity-mode is gateway; station " + station.id()
                                    + " has one of its own"));
        }
        config.northbound().targets().stream()
                .flatMap(target -> need(config, target).stream())
                .distinct()
                .forEach(need -> everyStation(config, northbound, need));
    }

    private static Optional<Need> need(GatewayConfig config, TargetSettings target) {
        SecurityProfile profile = target.profile();
        boolean certificate =
                target.identity().or(() -> config.northbound().identity()).isPresent();
        boolean enrols = config.certificates().enrolment().isPresent();
        if (profile == SecurityProfile.TLS_CLIENT_CERTIFICATE && !certificate && !enrols) {
            return Optional.of(new Need("identity", "security profile 3 needs {certificate: file, key: file}"));
        }
        boolean basic = profile == SecurityProfile.BASIC || profile == SecurityProfile.TLS_BASIC;
        if (basic && target.password().isEmpty()) {
            return Optional.of(new Need(
                    "password",
                    "security profile " + profile.number() + " needs northbound.password for each station"));
        }
        return Optional.empty();
    }

    private static boolean equipped(StationSettings station, Need need) {
        return need.key().equals("identity")
                ? station.northbound().identity().isPresent()
                : station.northbound().password().isPresent();
    }

    private static void everyStation(GatewayConfig config, Section northbound, Need need) {
        List<String> without = config.stations().stream()
                .filter(station -> !equipped(station, need))
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
