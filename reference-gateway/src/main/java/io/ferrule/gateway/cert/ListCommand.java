// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.admin.CertificateJson;
import io.ferrule.gateway.command.Trouble;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ferrule cert list}: one line for each station. */
@Command(
        name = "list",
        description = "Lists the stations of a store with the certificate that each shows.",
        footer = {"", "Example:  ferrule cert list gateway.yaml --json"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:listed", "1:a station's state is damaged", "2:wrong usage or no store"},
        mixinStandardHelpOptions = true)
final class ListCommand extends CertTask {

    @Override
    protected int work() throws Trouble {
        StoreSnapshot store = place().snapshot();
        Instant now = Clock.systemUTC().instant();
        if (json()) {
            store.stations().values().forEach(station -> print(line -> CertificateJson.summary(line, station)));
        } else if (!store.stations().isEmpty()) {
            table(
                    "stations",
                    store.stations().values().stream()
                            .map(station -> row(station, now))
                            .toList());
        }
        store.damaged().forEach((name, reason) -> say("ferrule: " + name + ": " + reason));
        int count = store.stations().size();
        say(count == 0 ? "the store knows no station" : count + (count == 1 ? " station" : " stations"));
        return store.damaged().isEmpty() ? 0 : Trouble.NOT_FINE;
    }

    private static Map<String, String> row(StationIdentity station, Instant now) {
        Optional<Generation> generation = CertificateJson.shown(station);
        Optional<CertificateFacts> facts =
                generation.flatMap(Generation::certificate).map(CertificateFacts::of);
        Map<String, String> row = new LinkedHashMap<>();
        row.put("station", shown(station.station()));
        row.put(
                "generation",
                generation.map(it -> Integer.toString(it.number())).orElse("-"));
        row.put("stage", generation.map(it -> Words.of(it.stage())).orElse("-"));
        row.put("subject", facts.map(it -> shown(it.subject())).orElse("-"));
        row.put("key", facts.map(CertificateFacts::key).orElse("-"));
        row.put("not-after", facts.map(it -> it.notAfter().toString()).orElse("-"));
        row.put(
                "days-left",
                facts.map(it -> Long.toString(
                                Duration.between(now, it.notAfter()).toDays()))
                        .orElse("-"));
        row.put("pending", Integer.toString(station.pending().size()));
        row.put("roots", Integer.toString(station.trust().roots().size()));
        return row;
    }
}
