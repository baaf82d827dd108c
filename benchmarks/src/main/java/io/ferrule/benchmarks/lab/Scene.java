// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.network.FaultyLink;
import io.ferrule.benchmarks.lab.oracle.Breach;
import io.ferrule.benchmarks.lab.oracle.Disturbance;
import io.ferrule.benchmarks.lab.oracle.Rule;
import io.ferrule.benchmarks.lab.processes.CsmsProcess;
import io.ferrule.benchmarks.lab.processes.GatewayProcess;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.scenario.Fault;
import io.ferrule.benchmarks.lab.scenario.Kind;
import io.ferrule.benchmarks.lab.scenario.Scenario;
import io.ferrule.benchmarks.tls.Certificates;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Everything between and behind the stations of one run, and the hand that breaks it. Used by one thread. */
final class Scene implements AutoCloseable {

    private static final long BEFORE_MILLIS = 200;
    private static final long AFTER_MILLIS = 3_000;
    private static final int REFUSED = 1;

    private final Diary diary;
    private final DataDirectory data;
    private final FaultyLink north;
    private final FaultyLink south;
    private final CsmsProcess csms;
    private final GatewayProcess gateway;
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final List<Breach> breaches = new ArrayList<>();

    /**
     * Lays everything out; nothing runs.
     *
     * @param run directory of this run
     */
    Scene(Scenario scenario, Programs programs, Path run) throws IOException, GeneralSecurityException {
        diary = new Diary(run, Clock.systemUTC());
        data = new DataDirectory(run);
        north = FaultyLink.open(0);
        south = FaultyLink.open(0);
        boolean tls = scenario.gateway().tls();
        if (tls) {
            Certificates.issue(run);
        }
        csms = new CsmsProcess(programs, run, north, scenario.manners(), tls ? Optional.of(run) : Optional.empty());
        Path configuration = scenario.gateway().write(run, north.port());
        gateway = new GatewayProcess(programs, configuration, south, scenario.kind() == Kind.CLOCK);
    }

    /** Where stations connect. */
    int port() {
        return south.port();
    }

    Diary diary() {
        return diary;
    }

    DataDirectory data() {
        return data;
    }

    CsmsProcess csms() {
        return csms;
    }

    GatewayProcess gateway() {
        return gateway;
    }

    /** Starts both programs. */
    void open() throws IOException, InterruptedException {
        csms.start();
        gateway.start();
        csms.awaitReady();
        gateway.awaitReady();
    }

    /** Makes one thing happen. */
    void apply(Fault fault) throws IOException, InterruptedException {
        long begin = System.currentTimeMillis();
        diary.note(fault.toString());
        Duration delay = Duration.ofMillis(fault.amount());
        switch (fault.what()) {
            case NORTH_CUT -> north.cut();
            case NORTH_HELD -> north.hold();
            case NORTH_SLOW -> north.delay(delay);
            case NORTH_SILENT -> north.silence();
            case NORTH_AWAY -> away(north);
            case NORTH_CLEAR -> north.clear();
            case SOUTH_CUT -> south.cut();
            case SOUTH_HELD -> south.hold();
            case SOUTH_SLOW -> south.delay(delay);
            case SOUTH_SILENT -> south.silence();
            case SOUTH_AWAY -> away(south);
            case SOUTH_CLEAR -> south.clear();
            case GATEWAY_KILLED -> gateway.kill();
            case GATEWAY_ENDED -> endGateway();
            case GATEWAY_STARTED -> gateway.start();
            case CSMS_KILLED -> csms.kill();
            case CSMS_STARTED -> csms.start();
            case DISK_FULL -> data.fill();
            case DISK_FREED -> data.free();
            case DATA_READ_ONLY -> startReadOnly();
            case DATA_DAMAGED -> data.damage(fault.amount());
            case CLOCK_JUMPS -> gateway.jump(Duration.ofSeconds(fault.amount()));
        }
        disturbed(begin);
    }

    private static void away(FaultyLink link) {
        link.refuse();
        link.cut();
    }

    private void endGateway() throws InterruptedException {
        if (gateway.isAlive()) {
            OptionalInt code = gateway.end();
            // A gateway that is asked to end while it starts may be ended by the signal itself, which is 143.
            if (code.isEmpty() || (code.getAsInt() != 0 && code.getAsInt() != 143)) {
                breaches.add(new Breach(Rule.PROCESSES, "SIGTERM ended the gateway with " + code));
            }
        }
    }

    private void startReadOnly() throws IOException, InterruptedException {
        if (!data.readOnly(true)) {
            return;
        }
        gateway.start();
        OptionalInt code = gateway.awaitEnd();
        if (code.orElse(0) != REFUSED) {
            breaches.add(new Breach(Rule.PROCESSES, "on a read-only directory the gateway ended with " + code));
        }
        data.readOnly(false);
    }

    /** Mends everything and waits until both programs can be used. */
    void heal() throws IOException, InterruptedException {
        long begin = System.currentTimeMillis();
        north.clear();
        south.clear();
        data.free();
        csms.awaitReady();
        if (!gateway.isAlive()) {
            gateway.kill();
        }
        gateway.awaitReady();
        diary.note("healed");
        disturbed(begin);
    }

    /** From the first fault on a link is in some weather until it is healed, so these times touch each other. */
    private void disturbed(long begin) {
        disturbances.add(
                new Disturbance(Optional.empty(), begin - BEFORE_MILLIS, System.currentTimeMillis() + AFTER_MILLIS));
    }

    /** Times in which replies may have been lost. */
    List<Disturbance> disturbances() {
        return List.copyOf(disturbances);
    }

    /** What went wrong with processes. */
    List<Breach> breaches() {
        return List.copyOf(breaches);
    }

    @Override
    public void close() throws IOException {
        gateway.close();
        csms.close();
        north.close();
        south.close();
        data.close();
        diary.close();
    }
}
