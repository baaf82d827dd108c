// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import io.ferrule.benchmarks.lab.oracle.Disturbance;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A station on a thread of its own. Asked to {@linkplain #finish() finish} it begins nothing any more, tells what it has to
 * tell and stays connected until it is {@linkplain #abandon() abandoned}, which ends {@link #run()}. What it went through
 * may be asked for when the thread has ended, everything else at any time.
 */
public final class LabStation implements Runnable {

    private static final long LONGEST_SLEEP = 250;
    private static final long MARGIN_MILLIS = 500;

    /**
     * What a station is.
     *
     * @param id its identity
     * @param connectors number of outlets
     * @param rhythm how fast it lives
     * @param remember whether it keeps what the oracle needs
     */
    public record Plan(String id, int connectors, Rhythm rhythm, boolean remember) {}

    private final Plan plan;
    private final HttpClient client;
    private final URI uri;
    private final RandomGenerator random;
    private final Site site;
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final long longestSleep;
    private Optional<Dialogue> dialogue = Optional.empty();
    private boolean registered;
    private boolean retired;
    private long notBefore;
    private long lostAt;
    private volatile boolean finishing;
    private volatile boolean abandoned;
    private volatile boolean silent;
    private volatile boolean online;
    private volatile long acknowledged;
    private volatile int queued;
    private volatile Map<String, String> lastStatus = Map.of();

    /**
     * A station that is not connected.
     *
     * @param client shared by stations
     * @param base where to connect; the identity is appended
     */
    public LabStation(Plan plan, HttpClient client, URI base, RandomGenerator random) {
        this.plan = plan;
        this.client = client;
        this.uri = URI.create(base + "/" + plan.id());
        this.random = random;
        this.site = new Site(plan, random);
        this.longestSleep = Math.min(LONGEST_SLEEP, plan.rhythm().meterMillis() / 3);
    }

    @Override
    public void run() {
        try {
            while (!abandoned) {
                live();
                tell();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            dialogue.ifPresent(Dialogue::end);
        }
    }

    private void live() throws InterruptedException {
        if (finishing && !retired) {
            site.retire();
            retired = true;
        }
        site.advance();
        if (dialogue.isPresent()) {
            converse(dialogue.get());
        } else if (site.now() < notBefore) {
            Thread.sleep(Math.min(longestSleep, notBefore - site.now()));
        } else {
            connect();
        }
    }

    private void connect() throws InterruptedException {
        try {
            StationSocket.Open socket = StationSocket.connect(client, uri);
            dialogue = Optional.of(new Dialogue(plan, site, socket, random, registered));
            noteDisturbance();
            if (random.nextBoolean()) {
                site.notebook().aside(random.nextBoolean() ? "Heartbeat" : "Authorize");
            }
        } catch (IOException e) {
            later();
        }
    }

    private void converse(Dialogue current) throws InterruptedException {
        try {
            current.step(longestSleep);
            registered = current.accepted();
        } catch (IOException e) {
            current.end();
            dialogue = Optional.empty();
            lostAt = System.currentTimeMillis();
            later();
        }
    }

    private void noteDisturbance() {
        if (lostAt != 0 && plan.remember()) {
            disturbances.add(new Disturbance(
                    Optional.of(plan.id()),
                    lostAt - plan.rhythm().connection().patienceMillis() - MARGIN_MILLIS,
                    System.currentTimeMillis() + MARGIN_MILLIS));
        }
    }

    private void later() {
        long retry = plan.rhythm().connection().retryMillis();
        notBefore = site.now() + retry / 2 + random.nextLong(retry + 1);
    }

    private void tell() {
        online = dialogue.isPresent();
        acknowledged = site.notebook().acknowledged();
        queued = site.notebook().waiting();
        lastStatus = site.notebook().lastStatus();
        silent = retired
                && site.notebook().isEmpty()
                && dialogue.map(Dialogue::idle).orElse(true);
    }

    /** Ends all transactions. */
    public void finish() {
        finishing = true;
    }

    /** The thread ends at once. */
    public void abandon() {
        abandoned = true;
    }

    /** Identity of the station. */
    public String id() {
        return plan.id();
    }

    /** Calls that were answered with a result so far. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Billing messages that wait to be acknowledged. */
    public int queued() {
        return queued;
    }

    /** Whether it has finished and everything is acknowledged. */
    public boolean silent() {
        return silent;
    }

    /** Whether it is connected. */
    public boolean online() {
        return online;
    }

    /** Time stamp of the last status of each connector that was acknowledged, by {@code station/connector}. */
    public Map<String, String> lastStatus() {
        return lastStatus;
    }

    /** What it went through. */
    public Report report() {
        return new Report(
                site.notebook().said(),
                site.notebook().started(),
                site.stops(),
                site.notebook().lastStatus(),
                disturbances);
    }
}
