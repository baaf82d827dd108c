// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.gateway.cert.AdminPort.Answer;
import io.ferrule.gateway.command.Trouble;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert renew}: asks a running gateway for a new certificate of a station. */
@Command(
        name = "renew",
        description = {
            "Makes a running gateway ask for a new certificate of a station: a new key, SignCertificate, and so on.",
            "Of a stopped gateway it says how to renew by hand."
        },
        footer = {"", "Example:  ferrule cert renew gateway.yaml CP001"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:begun, or it begins when the CSMS is connected", "1:not possible now", "2:wrong usage"},
        mixinStandardHelpOptions = true)
final class RenewCommand extends CertTask {

    private static final int OK = 200;

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Mixin
    private AdminPort admin = new AdminPort();

    @Override
    protected int work() throws Trouble {
        String segment = URLEncoder.encode(station(station).value(), StandardCharsets.UTF_8)
                .replace("+", "%20");
        Answer answer = admin.ask(place(), "POST", "/api/certificates/" + segment + "/renew")
                .orElseThrow(() -> new Trouble(
                        Trouble.NOT_FINE,
                        "no gateway answers; start it, or renew by hand: ferrule cert csr PLACE " + station
                                + " > request.csr, have it signed, ferrule cert install PLACE " + station
                                + " signed.pem"));
        if (answer.status() != OK) {
            throw new Trouble(Trouble.NOT_FINE, answer.body().strip());
        }
        if (json()) {
            out().println(answer.body().strip());
            out().flush();
        } else {
            say(
                    answer.body().contains("\"waits\"")
                            ? "the CSMS is not connected for " + station + "; the renewal begins when it is"
                            : "begun; ferrule cert show tells how far it has come");
        }
        return 0;
    }
}
