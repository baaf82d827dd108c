// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.PemFiles;
import io.ferrule.certs.report.CertificateReport;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.gateway.admin.CertificateJson;
import io.ferrule.gateway.command.Trouble;
import java.time.Clock;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert show}: everything public about one station. */
@Command(
        name = "show",
        description = "Shows the keys, chains and roots of one station. Public parts only.",
        footer = {"", "Example:  ferrule cert show gateway.yaml CP001 --pem > cp001.pem"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:the store does not know the station", "2:wrong usage or no store"},
        mixinStandardHelpOptions = true)
final class ShowCommand extends CertTask {

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Option(names = "--pem", description = "Write the chain that the station shows as PEM, nothing else.")
    private boolean pem;

    @Override
    protected int work() throws Trouble {
        StationIdentity identity = place().known(station(station));
        if (pem) {
            Generation shown = CertificateJson.shown(identity)
                    .orElseThrow(() -> new Trouble(Trouble.NOT_FINE, station + " has no certificate"));
            out().print(PemFiles.text(shown.chain()));
            out().flush();
        } else if (json()) {
            print(line -> CertificateJson.whole(line, identity));
        } else {
            CertificateReport report =
                    CertificateReport.of(List.of(identity), Clock.systemUTC().instant());
            ReportTables.keys(report).ifPresent(rows -> table("keys", rows));
            ReportTables.certificates(report).ifPresent(rows -> table("certificates", rows));
        }
        return 0;
    }
}
