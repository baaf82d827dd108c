// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.frames.Frames;
import io.ferrule.benchmarks.lab.oracle.Disturbance;
import io.ferrule.benchmarks.lab.oracle.Told.StopGot;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A station on a thread of its own. Asked to {@linkplain #finish() finish} it begins nothing any more, tells what it has to
 * tell and stays connected until it is {@linkplain #abandon() abandoned}, which ends {@link #run()}. What it went through
 * may be asked for when the thread has ended.
 */
public final class LabStation implements Runnable {

    private static final long LONGEST_SLEEP = 50;
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

    /** A call that waits for its reply. */
    private record Waiting(Outgoing call, String id, long deadline) {}

    private final Plan plan;
    private final HttpClient client;
    private final URI uri;
    private final RandomGenerator random;
    private final Notebook notebook;
    private final List<Connector> connectors;
    private final List<StopGot> stops = new ArrayList<>();
    private final List<Disturbance> disturbances = new ArrayList<>();
    private final long born = System.nanoTime();
    private Optional<StationSocket.Open> socket = Optional.empty();
    private Optional<Waiting> waiting = Optional.empty();
    private boolean accepted;
    private boolean bootWanted = true;
    private long notBefore;
    private long lostAt;
    private volatile boolean finishing;
    private volatile boolean abandoned;
    private volatile boolean silent;
    private volatile long acknowledged;
    private volatile int queued;
    private volatile boolean online;

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
        Instant clock = Clock.systemUTC().instant().truncatedTo(ChronoUnit.SECONDS).minus(1, ChronoUnit.DAYS);
        this.notebook = new Notebook(plan.id(), clock, plan.remember());
        this.connectors = IntStream.rangeClosed(1, plan.connectors())
                .mapToObj(number -> new Connector(number, notebook, plan.rhythm(), random))
                .toList();
    }

    @Override
    public void run() {
        try {
            while (!abandoned) {
                live();
                silent = finishing && notebook.isEmpty() && waiting.isEmpty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            socket.ifPresent(it -> it.channel().abort());
        }
    }

    /** Ends all transactions. */
    public void finish() {
        finishing = true;
    }

    /** The thread ends at once. */
    public void abandon() {
        abandoned = true;
    }

    private void live() throws InterruptedException {
        long now = now();
        connectors.forEach(it -> {
            if (finishing) {
                it.retire();
            }
            it.advance(now);
        });
        queued = notebook.waiting();
        if (socket.isEmpty()) {
            connect(now);
        } else {
            converse(socket.get(), now);
        }
    }

    private void connect(long now) throws InterruptedException {
        if (now < notBefore) {
            Thread.sleep(Math.min(LONGEST_SLEEP, notBefore - now));
            return;
        }
        try {
            socket = Optional.of(StationSocket.connect(client, uri));
            online = true;
            noteDisturbance();
            bootWanted = !accepted || random.nextInt(4) == 0;
            if (random.nextBoolean()) {
                notebook.aside(random.nextBoolean() ? "Heartbeat" : "Authorize");
            }
        } catch (IOException e) {
            later();
        }
    }

    private void converse(StationSocket.Open open, long now) throws InterruptedException {
        try {
            if (waiting.isEmpty() && now >= notBefore) {
                sendNext(open);
            }
            receive(open);
            if (waiting.filter(it -> it.deadline() < now()).isPresent()) {
                throw new IOException("no reply");
            }
            if (!open.box().isOpen()) {
                throw new IOException("closed");
            }
        } catch (IOException e) {
            open.channel().abort();
            lose();
        }
    }

    private void sendNext(StationSocket.Open open) throws IOException, InterruptedException {
        Optional<Outgoing> next = !accepted || bootWanted ? Optional.of(boot()) : notebook.next();
        if (next.isPresent()) {
            Outgoing call = next.get();
            String id = call.nextId(plan.id(), random.nextBoolean());
            waiting = Optional.of(new Waiting(call, id, now() + plan.rhythm().patienceMillis()));
            StationSocket.send(open, Frames.call(id, call.action(), call.text()));
        }
    }

    private Outgoing boot() {
        bootWanted = false;
        return notebook.boot(result -> {
            accepted = result.path("status").asText().equals("Accepted");
            if (!accepted) {
                later();
            }
        });
    }

    private void receive(StationSocket.Open open) throws IOException, InterruptedException {
        long due = connectors.stream().mapToLong(Connector::due).min().orElse(Long.MAX_VALUE) - now();
        Optional<String> text = open.box().receive(Math.min(due, LONGEST_SLEEP));
        if (text.isEmpty()) {
            return;
        }
        JsonNode frame = Frames.read(text.get());
        switch (frame.path(0).asInt()) {
            case Frames.CALL -> StationSocket.send(open, answer(frame));
            case Frames.RESULT -> waitingFor(frame).ifPresent(it -> {
                waiting = Optional.empty();
                notebook.done(it.call(), frame.path(2));
                acknowledged = notebook.acknowledged();
            });
            default -> waitingFor(frame).ifPresent(it -> {
                waiting = Optional.empty();
                notebook.failed(it.call());
                later();
            });
        }
    }

    private Optional<Waiting> waitingFor(JsonNode reply) {
        return waiting.filter(it -> it.id().equals(reply.path(1).asText()));
    }

    private String answer(JsonNode call) {
        if (!call.path(2).asText().equals("RemoteStopTransaction")) {
            return Frames.error(call.path(1).asText(), "NotImplemented");
        }
        long id = call.at("/3/transactionId").asLong();
        Optional<Charge> charge = notebook.known(id);
        stops.add(new StopGot(plan.id(), call.path(1).asText(), id, notebook.numberOf(id)));
        charge.ifPresent(it -> connectors.get(it.connector() - 1).stop(it, "Remote"));
        return Frames.status(call.path(1).asText(), charge.isPresent() ? "Accepted" : "Rejected");
    }

    private void lose() {
        socket = Optional.empty();
        online = false;
        waiting.ifPresent(it -> notebook.failed(it.call()));
        waiting = Optional.empty();
        lostAt = System.currentTimeMillis();
        later();
    }

    private void noteDisturbance() {
        if (lostAt != 0 && plan.remember()) {
            disturbances.add(new Disturbance(
                    Optional.of(plan.id()),
                    lostAt - plan.rhythm().patienceMillis() - MARGIN_MILLIS,
                    System.currentTimeMillis() + MARGIN_MILLIS));
        }
    }

    private void later() {
        long retry = plan.rhythm().retryMillis();
        notBefore = now() + retry / 2 + random.nextLong(retry + 1);
    }

    private long now() {
        return (System.nanoTime() - born) / 1_000_000;
    }

    /** Identity of the station. */
    public String id() {
        return plan.id();
    }

    /** Calls that were answered with a result so far; may be asked for at any time. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Billing messages that wait to be acknowledged; may be asked for at any time. */
    public int queued() {
        return queued;
    }

    /** Whether it has finished and everything is acknowledged; may be asked for at any time. */
    public boolean silent() {
        return silent;
    }

    /** Whether it is connected; may be asked for at any time. */
    public boolean online() {
        return online;
    }

    /** What it went through. */
    public Report report() {
        return new Report(notebook.said(), notebook.started(), stops, notebook.lastStatus(), disturbances);
    }
}
