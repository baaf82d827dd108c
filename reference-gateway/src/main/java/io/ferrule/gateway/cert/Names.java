// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.StationSubject;
import io.ferrule.gateway.command.Trouble;
import io.ferrule.model.StationId;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who a station is in a certificate: what the configuration says, unless the user says something else. */
final class Names {

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "O of the certificate, else northbound.organisation.")
    private Optional<String> organisation = Optional.empty();

    @Option(
            names = "--common-name",
            paramLabel = "NAME",
            description = "CN of the certificate, else what certificates.common-name makes of the station.")
    private Optional<String> commonName = Optional.empty();

    StationSubject of(StationId station, Place place) throws Trouble {
        Optional<StationSubject> configured = place.config().flatMap(config -> config.subject(station));
        Optional<String> operator = organisation.or(() -> configured.map(StationSubject::organisation));
        if (operator.isEmpty()) {
            throw new Trouble(
                    Trouble.USAGE, "whose station is it? set northbound.organisation, or give --organisation");
        }
        String name =
                commonName.or(() -> configured.map(StationSubject::commonName)).orElse(station.value());
        Optional<String> problem = StationSubject.problem(operator.get(), name);
        if (problem.isPresent()) {
            throw new Trouble(Trouble.USAGE, problem.get());
        }
        return new StationSubject(operator.get(), name);
    }
}
