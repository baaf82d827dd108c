// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.model.StationId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a station is in a certificate: who it was first, else what the configuration says, unless the user says something else. */
final class Names {

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "O of the certificate, else northbound.organisation.")
    private Optional<String> organisation = Optional.empty();

    @Option(
            names = "--common-name",
            paramLabel = "NAME",
            description =
                    "CN of the certificate, else the one that was used first, else what certificates.common-name makes of the station.")
    private Optional<String> commonName = Optional.empty();

    StationSubject of(StationId station, Place place) throws Trouble {
        Optional<StationSubject> configured = place.config().flatMap(config -> config.subject(station));
        Optional<String> operator = organisation.or(() -> configured.map(StationSubject::organisation));
        if (operator.isEmpty()) {
            throw new Trouble(
                    Trouble.USAGE, "whose station is it? set northbound.organisation, or give --organisation");
        }
        Optional<String> used = used(station, place);
        String name = commonName
                .or(() -> used)
                .or(() -> configured.map(StationSubject::commonName))
                .orElse(station.value());
        Optional<String> problem = StationSubject.problem(operator.get(), name);
        if (problem.isPresent()) {
            throw new Trouble(Trouble.USAGE, problem.get());
        }
        return new StationSubject(operator.get(), name);
    }

    /** The name that was used first stays; without a number of its own a station has the one in its certificate. */
    private static Optional<String> used(StationId station, Place place) throws Trouble {
        StationIdentity known = place.snapshot().station(place.holder(station));
        boolean numbered =
                place.config().flatMap(config -> config.serial(station)).isPresent();
        boolean serial = place.settings().requests().commonName().needsSerial();
        return known.commonName().or(() -> serial && !numbered ? known.certifiedName() : Optional.empty());
    }
}
