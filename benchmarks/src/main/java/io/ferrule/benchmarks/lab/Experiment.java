// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

import io.ferrule.benchmarks.lab.Verdict.Facts;
import io.ferrule.benchmarks.lab.Verdict.Outcome;
import io.ferrule.benchmarks.lab.csms.CsmsBooks;
import io.ferrule.benchmarks.lab.oracle.Breach;
import io.ferrule.benchmarks.lab.oracle.Disturbance;
import io.ferrule.benchmarks.lab.oracle.History;
import io.ferrule.benchmarks.lab.oracle.Oracle;
import io.ferrule.benchmarks.lab.oracle.Rule;
import io.ferrule.benchmarks.lab.oracle.Told;
import io.ferrule.benchmarks.lab.processes.Admin;
import io.ferrule.benchmarks.lab.processes.Programs;
import io.ferrule.benchmarks.lab.scenario.Fault;
import io.ferrule.benchmarks.lab.scenario.Kind;
import io.ferrule.benchmarks.lab.scenario.Scenario;
import io.ferrule.benchmarks.lab.stations.Fleet;
import io.ferrule.benchmarks.lab.stations.LabStation;
import io.ferrule.benchmarks.lab.stations.Report;
import io.ferrule.benchmarks.lab.stations.Rhythm;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One run: everything is started, goes wrong, is mended and drained, and is judged.
 *
 * @param scenario what happens
 * @param programs what is started
 * @param directory of this run, where its logs and books are
 * @param client shared by stations and by who asks the admin port
 */
record Experiment(Scenario scenario, Programs programs, Path directory, HttpClient client) {

    private static final long DRAIN_MILLIS = 120_000;
    private static final long STATUS_MILLIS = 45_000;
    private static final long LOOK_MILLIS = 100;
    private static final int CONNECTORS = 2;

    /** Runs it and judges it. */
    Verdict run() throws IOException, GeneralSecurityException, InterruptedException {
        long begin = System.nanoTime();
        try (Scene scene = new Scene(scenario, programs, directory)) {
            if (scenario.kind().needsMount() && !scene.data().mount()) {
                return verdict(Outcome.SKIPPED, new Facts(0, 0, 0), List.of());
            }
            scene.open();
            Fleet fleet = Fleet.start(stations(scene));
            List<Breach> breaches = new ArrayList<>();
            Map<String, Integer> dead = new HashMap<>();
            try {
                play(scene);
                scene.heal();
                fleet.finish();
                drain(scene, fleet).forEach(breaches::add);
                scene.diary().note("drained");
                dead.putAll(new Admin(client, scene.gateway().adminPort()).dead());
            } finally {
                fleet.end();
            }
            scene.gateway().close();
            scene.diary().note("the gateway has ended");
            scene.csms().close();
            breaches.addAll(scene.breaches());
            return judge(scene, fleet.reports(), new End(breaches, dead, begin));
        }
    }

    /** What is known at the end beside reports and books. */
    private record End(List<Breach> breaches, Map<String, Integer> dead, long begin) {}

    private List<LabStation> stations(Scene scene) {
        SplittableRandom random = new SplittableRandom(scenario.seed());
        URI base = URI.create("ws://127.0.0.1:" + scene.port() + "/ocpp");
        return Stream.iterate(1, number -> number + 1)
                .limit(scenario.stations())
                .map(number -> new LabStation(
                        new LabStation.Plan("CP" + number, CONNECTORS, Rhythm.hasty(), true),
                        client,
                        base,
                        random.split()))
                .toList();
    }

    private void play(Scene scene) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        for (Fault fault : scenario.faults()) {
            sleepUntil(begin, fault.atMillis());
            scene.apply(fault);
        }
        sleepUntil(begin, scenario.loadMillis());
    }

    private static void sleepUntil(long begin, long millis) throws InterruptedException {
        Thread.sleep(Math.max(0, millis - (System.nanoTime() - begin) / 1_000_000));
    }

    private Stream<Breach> drain(Scene scene, Fleet fleet) throws IOException, InterruptedException {
        Admin admin = new Admin(client, scene.gateway().adminPort());
        if (!comes(fleet::silent, DRAIN_MILLIS)) {
            return fleet.stations().stream()
                    .filter(it -> !it.silent())
                    .map(it -> new Breach(Rule.DRAINED, it.id() + " has " + it.queued() + " messages left"));
        }
        scene.diary().note("stations are silent");
        if (!comes(() -> pending(admin) == 0, DRAIN_MILLIS)) {
            return Stream.of(new Breach(Rule.DRAINED, pending(admin) + " entries stay in the journal"));
        }
        // The journal does not count them, and what is missing in the end the oracle finds.
        boolean unused = scenario.kind() == Kind.DAMAGED || comes(() -> statusKnown(scene, fleet), STATUS_MILLIS);
        return Stream.empty();
    }

    private static boolean statusKnown(Scene scene, Fleet fleet) {
        try {
            Map<String, String> known = CsmsBooks.read(scene.csms().book()).lastStatus();
            return fleet.stations().stream()
                    .flatMap(it -> it.lastStatus().entrySet().stream())
                    .allMatch(it -> known.getOrDefault(it.getKey(), "").compareTo(it.getValue()) >= 0);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean comes(BooleanSupplier wanted, long millis) throws InterruptedException {
        long end = System.nanoTime() + millis * 1_000_000;
        while (!wanted.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private static int pending(Admin admin) {
        try {
            return admin.pending();
        } catch (IOException e) {
            return Integer.MAX_VALUE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Integer.MAX_VALUE;
        }
    }

    private Verdict judge(Scene scene, List<Report> reports, End end) throws IOException {
        CsmsBooks books = CsmsBooks.read(scene.csms().book());
        History history = new History(
                scenario.gateway().promise(),
                reports.stream().flatMap(it -> it.said().stream()).toList(),
                books.heard(),
                new Told(
                        reports.stream().flatMap(it -> it.started().stream()).toList(),
                        books.stops(),
                        reports.stream().flatMap(it -> it.stops().stream()).toList()),
                around(scene, reports, books, end.dead()));
        List<Breach> breaches = new ArrayList<>(end.breaches());
        Oracle.judge(history).stream().filter(this::counts).forEach(breaches::add);
        Facts facts = new Facts(
                (System.nanoTime() - end.begin()) / 1_000_000,
                history.said().stream().filter(it -> it.acknowledged()).count(),
                history.repeats());
        return verdict(breaches.isEmpty() ? Outcome.OK : Outcome.FAILED, facts, breaches);
    }

    private static History.Around around(
            Scene scene, List<Report> reports, CsmsBooks books, Map<String, Integer> dead) {
        List<Disturbance> disturbances = Stream.of(
                        scene.disturbances().stream(),
                        reports.stream().flatMap(it -> it.disturbances().stream()),
                        books.slow().stream())
                .flatMap(times -> times)
                .toList();
        Map<String, String> said = new HashMap<>();
        reports.forEach(it -> said.putAll(it.lastStatus()));
        return new History.Around(disturbances, dead, said, books.lastStatus());
    }

    /** What was in a damaged database may be lost; that the gateway starts and serves is what was asked. */
    private boolean counts(Breach breach) {
        return scenario.kind() != Kind.DAMAGED || breach.rule() == Rule.INVENTED;
    }

    private Verdict verdict(Outcome outcome, Facts facts, List<Breach> breaches) {
        return new Verdict(scenario.seed(), scenario.kind(), outcome, facts, breaches);
    }
}
