// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import io.ferrule.benchmarks.lab.csms.Manners;
import io.ferrule.benchmarks.lab.network.FaultyLink;
import io.ferrule.benchmarks.lab.oracle.Promise;
import io.ferrule.benchmarks.lab.processes.Admin;
import io.ferrule.benchmarks.lab.processes.CsmsProcess;
import io.ferrule.benchmarks.lab.processes.GatewayFile;
import io.ferrule.benchmarks.lab.processes.GatewayFile.Waits;
import io.ferrule.benchmarks.lab.processes.GatewayProcess;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.stations.Fleet;
import io.ferrule.benchmarks.lab.stations.LabStation;
import io.ferrule.benchmarks.lab.stations.Rhythm;
import io.ferrule.benchmarks.tls.Certificates;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A gateway with the flags of the documents and the waits of a user who configures nothing, a CSMS behind it that
 * demands mutual TLS, and a link on either side. Used by one thread.
 */
final class Plant implements AutoCloseable {

    private static final int REPLAY_PER_SECOND = 10;
    /** A week of replies is remembered; so little room that a soak of an hour meets its end. */
    private static final int JOURNAL_MEGABYTES = 16;

    private static final int CONNECTORS = 2;

    private final Path directory;
    private final HttpClient client = HttpClient.newHttpClient();
    private final FaultyLink north;
    private final FaultyLink south;
    private final CsmsProcess csms;
    private final GatewayProcess gateway;

    private Plant(Path directory, Programs programs, Promise promise, Manners manners)
            throws IOException, GeneralSecurityException {
        this.directory = directory;
        Certificates.issue(directory);
        north = FaultyLink.open(0);
        south = FaultyLink.open(0);
        csms = new CsmsProcess(programs, directory, north, manners, Optional.of(directory));
        GatewayFile file = new GatewayFile(promise, "replace", REPLAY_PER_SECOND, true, Waits.USUAL, JOURNAL_MEGABYTES);
        gateway = new GatewayProcess(programs, file.write(directory, north.port()), south, false);
    }

    /** Starts everything but stations. */
    static Plant open(Path directory, Programs programs, Promise promise, Manners manners)
            throws IOException, GeneralSecurityException, InterruptedException {
        Plant plant = new Plant(directory, programs, promise, manners);
        plant.csms.awaitReady();
        plant.gateway.awaitReady();
        return plant;
    }

    /** Switches stations on. */
    Fleet stations(int number, Rhythm rhythm) {
        URI base = URI.create("ws://127.0.0.1:" + south.port() + "/ocpp");
        SplittableRandom random = new SplittableRandom(number);
        return Fleet.start(IntStream.rangeClosed(1, number)
                .mapToObj(it -> new LabStation(
                        new LabStation.Plan("CP" + it, CONNECTORS, rhythm, false), client, base, random.split()))
                .toList());
    }

    /** The CSMS is gone: connections are reset, further ones refused. */
    void away() {
        north.refuse();
        north.cut();
    }

    /** The CSMS is there again. */
    void back() {
        north.clear();
    }

    GatewayProcess gateway() {
        return gateway;
    }

    CsmsProcess csms() {
        return csms;
    }

    Admin admin() {
        return new Admin(client, gateway.adminPort());
    }

    /** Where the gateway keeps its durable state. */
    Path data() {
        return directory.resolve(GatewayFile.DATA);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        csms.close();
        north.close();
        south.close();
    }
}
