// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.StationDnsName;
import io.ferrule.model.StationId;
import java.util.HashMap;
import java.util.Map;

/** Whether every listed station has a DNS name of its own, where an authority goes by such names. */
final class DnsNames {

    private final AcmeSettings acme;
    private final Section root;
    private final Map<String, String> holders = new HashMap<>();

    private DnsNames(AcmeSettings acme, Section root) {
        this.acme = acme;
        this.root = root;
    }

    static void check(GatewayConfig config, Section root) {
        if (config.certificates().acme().isEmpty()) {
            return;
        }
        DnsNames names = new DnsNames(config.certificates().acme().get(), root);
        config.stations().forEach(station -> names.check(config, station.id()));
    }

    private void check(GatewayConfig config, StationId station) {
        String holder = config.certificates().mode().holder(station);
        String name = acme.dnsName(holder, config.serial(station));
        String shown = "station " + holder + ": " + Values.quoted(name);
        StationDnsName.problem(name)
                .ifPresent(problem -> root.problem(
                        "stations",
                        shown + " is no DNS name; " + problem + "; give it a serial that fits, or change"
                                + " certificates.enrolment.acme.name"));
        String other = holders.putIfAbsent(name, holder);
        if (other != null && !other.equals(holder)) {
            root.problem("stations", shown + " is the DNS name of station " + other + " too");
        }
    }
}
