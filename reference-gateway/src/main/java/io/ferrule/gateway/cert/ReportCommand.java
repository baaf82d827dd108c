// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.certs.report.Breakage;
import io.ferrule.certs.report.CertificateReport;
import io.ferrule.certs.rollout.RolloutState;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.cert.AdminPort.Answer;
import io.ferrule.gateway.command.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ferrule cert report}: every key, chain and root, and what breaks when. */
@Command(
        name = "report",
        description = {
            "Reports every key, chain and root with dates, algorithms and sizes, what will break when, and how far",
            "certificates of a new kind have come.",
            "With --url also what each link of the running gateway has negotiated."
        },
        footer = {"", "Example:  ferrule cert report gateway.yaml --within 90"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing is broken or breaks within the time",
            "1:something is or does, a state is damaged, or a roll-out has stopped",
            "2:wrong usage or no store"
        },
        mixinStandardHelpOptions = true)
final class ReportCommand extends CertTask {

    private static final int OK = 200;

    @Option(names = "--within", paramLabel = "DAYS", description = "How far to look ahead (30).")
    private int within = 30;

    @Mixin
    private AdminPort admin = new AdminPort();

    @Override
    protected int work() throws Trouble {
        StoreSnapshot store = place().snapshot();
        Instant now = Clock.systemUTC().instant();
        CertificateReport report = CertificateReport.of(store.stations().values(), now);
        List<Breakage> breakages = report.until(now.plus(Duration.ofDays(Math.max(0, within))));
        Optional<JsonNode> links = admin.given() ? Optional.of(links()) : Optional.empty();
        List<RolloutState> rollouts = place().rollouts(store);
        boolean stopped = rollouts.stream().anyMatch(state -> state.stop().isPresent());
        boolean fine = breakages.isEmpty() && store.damaged().isEmpty() && !stopped;
        if (json()) {
            print(line -> ReportLine.write(line, report, new ReportLine.Outlook(breakages, rollouts), links));
        } else {
            ReportTables.keys(report).ifPresent(rows -> table("keys", rows));
            ReportTables.certificates(report).ifPresent(rows -> table("certificates", rows));
            links.ifPresent(list -> table("links", ReportLine.links(list)));
            ReportTables.rollouts(rollouts).ifPresent(rows -> table("rollouts", rows));
            ReportTables.breakages(breakages).ifPresent(rows -> table("breakages", rows));
        }
        store.damaged().forEach((name, reason) -> say("ferrule: " + name + ": " + reason));
        rollouts.stream()
                .flatMap(state -> state.stop().stream())
                .forEach(stop -> say("a roll-out has stopped at " + shown(stop.station()) + ", " + shown(stop.why())
                        + "; when that is mended: ferrule cert resume PLACE "
                        + stop.what().name()));
        say(
                breakages.isEmpty() && store.damaged().isEmpty()
                        ? "nothing breaks within " + within + " days"
                        : breakages.size() + " things are broken or break within " + within + " days");
        return fine ? 0 : Trouble.NOT_FINE;
    }

    private JsonNode links() throws Trouble {
        Answer answer = admin.ask(place(), "GET", "/api/stations")
                .orElseThrow(() -> new Trouble(Trouble.NOT_FINE, "no gateway answers at --url"));
        if (answer.status() != OK) {
            throw new Trouble(Trouble.NOT_FINE, answer.body().strip());
        }
        return ReportLine.read(answer.body());
    }
}
