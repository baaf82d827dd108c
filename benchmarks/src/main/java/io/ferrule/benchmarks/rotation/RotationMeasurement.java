// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.rotation;

import io.ferrule.benchmarks.measurement.MarkdownTable;
import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.stations.LoadResult;
import io.ferrule.benchmarks.stations.Pace;
import io.ferrule.benchmarks.stations.StationFleet;
import io.ferrule.benchmarks.stations.Traffic;
import io.ferrule.benchmarks.subjects.ChildProcess;
import io.ferrule.benchmarks.subjects.Jdk;
import io.ferrule.benchmarks.subjects.JvmFlags;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.certs.ThrowawayAuthority;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/**
 * All stations of a gateway get new certificates at once while they talk: how long that takes, which calls wait, and that none is
 * lost.
 *
 * @param project root of the project, where the launcher is
 * @param out where the table goes
 */
public record RotationMeasurement(Path project, PrintStream out) {

    private static final Pace PACE = Pace.perSecond(1);
    private static final long DELAYED_NANOS = 1_000_000_000L;
    private static final Pattern READY = Pattern.compile("ready southbound=\\S+:([0-9]+) ");

    /**
     * How many stations, and for how long they are watched.
     *
     * @param stations at least 1
     * @param watched length of the quiet phase, and of the one in which certificates change
     */
    public record Extent(int stations, Duration watched) {

        /** What the table in the README was taken with. */
        public static Extent full() {
            return new Extent(500, Duration.ofSeconds(90));
        }

        /** Enough to see that it works. */
        public static Extent quick() {
            return new Extent(50, Duration.ofSeconds(20));
        }
    }

    /** Measures on one runtime. */
    public void run(Jdk jdk, Extent extent) throws IOException, GeneralSecurityException, InterruptedException {
        ThrowawayAuthority authority = IssuingCsms.authority();
        Certificates certificates = Certificates.issue(Files.createTempDirectory("ferrule-benchmark"), authority);
        try (IssuingCsms csms = IssuingCsms.start(authority, certificates);
                ChildProcess gateway = gateway(jdk, certificates.directory(), csms.port())) {
            int port = Integer.parseInt(gateway.awaitReady().group(1));
            try (StationFleet fleet =
                    StationFleet.connect(Endpoint.plain(port), "RO", extent.stations(), Traffic.METER_VALUES)) {
                measure(new Scene(jdk, csms, gateway, fleet), extent);
            }
        } finally {
            certificates.remove();
        }
    }

    private record Scene(Jdk jdk, IssuingCsms csms, ChildProcess gateway, StationFleet fleet) {}

    private void measure(Scene scene, Extent extent) throws IOException, InterruptedException {
        LoadResult quiet = scene.fleet().drive(PACE, extent.watched());
        double before = scene.gateway().costs().cpuSeconds();
        ExecutorService driver = Executors.newSingleThreadExecutor();
        try {
            Future<LoadResult> driving = driver.submit(() -> scene.fleet().drive(PACE, extent.watched()));
            long begin = System.nanoTime();
            int asked = scene.csms().triggerAll();
            int renewed = scene.csms().awaitRenewed(asked, extent.watched());
            double seconds = (System.nanoTime() - begin) / 1e9;
            LoadResult changing = driving.get();
            double cpu = scene.gateway().costs().cpuSeconds() - before;
            out.println("### Rotation, " + scene.jdk().name() + "\n");
            out.println(table(extent, new Course(asked, renewed, seconds, cpu), quiet, changing));
        } catch (ExecutionException e) {
            throw new IOException("the stations could not be driven", e);
        } finally {
            driver.shutdownNow();
        }
    }

    private record Course(int asked, int renewed, double seconds, double cpu) {}

    private static MarkdownTable table(Extent extent, Course course, LoadResult quiet, LoadResult changing) {
        MarkdownTable table = new MarkdownTable("", "quiet", "while certificates change");
        table.row("stations with a new certificate", "", course.renewed() + " of " + course.asked());
        table.row("seconds until the last one", "", number("%.1f", course.seconds()));
        table.row("calls answered", count(quiet.roundTrips()), count(changing.roundTrips()));
        table.row("calls lost", count(quiet.lost()), count(changing.lost()));
        table.row("stations disconnected", count(quiet.dropped()), count(changing.dropped()));
        table.row("calls that waited more than a second", delayed(quiet), delayed(changing));
        table.row("median wait, ms", millis(quiet, 0.5), millis(changing, 0.5));
        table.row("99 % waited at most, ms", millis(quiet, 0.99), millis(changing, 0.99));
        table.row("longest wait, ms", millis(quiet, 1), millis(changing, 1));
        table.row("CPU s of the gateway for " + extent.watched().toSeconds() + " s", "", number("%.1f", course.cpu()));
        return table;
    }

    private static String delayed(LoadResult result) {
        return count(result.latency().above(DELAYED_NANOS));
    }

    private static String millis(LoadResult result, double share) {
        return number("%.1f", result.micros(share) / 1_000);
    }

    private static String count(long value) {
        return Long.toString(value);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }

    private ChildProcess gateway(Jdk jdk, Path directory, int csmsPort) throws IOException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                String.join(
                        "\n",
                        "data-dir: ./data",
                        "admin: {listen: '127.0.0.1:0'}",
                        "southbound: {listen: '127.0.0.1:0'}",
                        "northbound:",
                        "  url: 'wss://localhost:" + csmsPort + "/ocpp'",
                        "  trust: [ca.pem]",
                        "  identity: {certificate: station.pem, key: station.key}",
                        "  organisation: Benchmark",
                        "certificates: {common-name: id}",
                        ""));
        return ChildProcess.start(
                List.of(project.resolve("ferrule").toString(), "run", file.toString()),
                directory.resolve("gateway.log"),
                Map.of(
                        "JAVA_HOME",
                        jdk.home().toString(),
                        "JAVA_OPTS",
                        String.join(" ", JvmFlags.documented().options())),
                READY);
    }
}
