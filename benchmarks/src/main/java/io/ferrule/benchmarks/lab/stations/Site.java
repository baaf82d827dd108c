// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.frames.Frames;
import io.ferrule.benchmarks.lab.oracle.Told.StopGot;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** What a station is without its connection: outlets and a notebook. Used by the thread of the station. */
final class Site {

    private final String id;
    private final Notebook notebook;
    private final List<Connector> connectors;
    private final List<StopGot> stops = new ArrayList<>();
    private final long born = System.nanoTime();

    Site(LabStation.Plan plan, RandomGenerator random) {
        Instant yesterday =
                Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
        this.id = plan.id();
        this.notebook = new Notebook(id, yesterday, plan.remember());
        this.connectors = IntStream.rangeClosed(1, plan.connectors())
                .mapToObj(number -> new Connector(number, notebook, plan.rhythm(), random))
                .toList();
    }

    Notebook notebook() {
        return notebook;
    }

    /** Milliseconds of the station's life. */
    long now() {
        return (System.nanoTime() - born) / 1_000_000;
    }

    /** Lets happen what is due. */
    void advance() {
        long now = now();
        connectors.forEach(it -> it.advance(now));
    }

    /** Ends what goes on, and begins nothing any more. */
    void retire() {
        connectors.forEach(Connector::retire);
    }

    /** Milliseconds until something happens again. */
    long untilDue() {
        return connectors.stream().mapToLong(Connector::due).min().orElse(Long.MAX_VALUE) - now();
    }

    /** Answers a call of the CSMS. */
    String answer(JsonNode call) {
        String messageId = call.path(1).asText();
        if (!call.path(2).asText().equals("RemoteStopTransaction")) {
            return Frames.error(messageId, "NotImplemented");
        }
        long transactionId = call.at("/3/transactionId").asLong();
        Optional<Charge> charge = notebook.known(transactionId);
        stops.add(new StopGot(id, messageId, transactionId, notebook.numberOf(transactionId)));
        charge.ifPresent(it -> connectors.get(it.connector() - 1).stop(it, "Remote"));
        return Frames.status(messageId, charge.isPresent() ? "Accepted" : "Rejected");
    }

    List<StopGot> stops() {
        return List.copyOf(stops);
    }
}
