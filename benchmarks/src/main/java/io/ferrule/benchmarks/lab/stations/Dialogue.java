// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.stations;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.benchmarks.lab.frames.Frames;
import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What a station says and hears on one connection, one call at a time. Used by the thread of the station. */
final class Dialogue {

    private final LabStation.Plan plan;
    private final Site site;
    private final StationSocket.Open socket;
    private final RandomGenerator random;
    private final long leavesAt;
    private Optional<Waiting> waiting = Optional.empty();
    private boolean accepted;
    private boolean bootWanted;
    private long notBefore;

    /** A call that waits for its reply. */
    private record Waiting(Outgoing call, String id, long deadline) {}

    /**
     * A new conversation.
     *
     * @param registered whether the station's boot was accepted before; then it seldom sends another
     */
    Dialogue(LabStation.Plan plan, Site site, StationSocket.Open socket, RandomGenerator random, boolean registered) {
        this.plan = plan;
        this.site = site;
        this.socket = socket;
        this.random = random;
        this.accepted = registered;
        this.bootWanted = !registered || random.nextInt(4) == 0;
        this.leavesAt = site.now() + vary(plan.rhythm().connection().stayMillis());
    }

    /**
     * Says what is to be said and takes in one message.
     *
     * @param longest milliseconds to wait for it
     * @throws IOException if the connection is of no use any more
     */
    void step(long longest) throws IOException, InterruptedException {
        if (waiting.isEmpty() && site.now() >= leavesAt) {
            throw new IOException("the station leaves");
        }
        if (waiting.isEmpty() && site.now() >= notBefore) {
            sendNext();
        }
        Optional<String> text = socket.box().receive(Math.min(site.untilDue(), longest));
        if (text.isPresent()) {
            receive(Frames.read(text.get()));
        }
        if (waiting.filter(it -> it.deadline() < site.now()).isPresent()) {
            throw new IOException("no reply");
        }
        if (!socket.box().isOpen()) {
            throw new IOException("closed by the peer");
        }
    }

    private void sendNext() throws IOException, InterruptedException {
        Optional<Outgoing> next =
                bootWanted || !accepted ? Optional.of(boot()) : site.notebook().next();
        if (next.isPresent()) {
            Outgoing call = next.get();
            String id = call.nextId(plan.id(), random.nextBoolean());
            long deadline = site.now() + plan.rhythm().connection().patienceMillis();
            waiting = Optional.of(new Waiting(call, id, deadline));
            StationSocket.send(socket, Frames.call(id, call.action(), call.text()));
        }
    }

    private Outgoing boot() {
        bootWanted = false;
        return site.notebook().boot(result -> {
            accepted = result.path("status").asText().equals("Accepted");
            if (!accepted) {
                later();
            }
        });
    }

    private void receive(JsonNode frame) throws IOException, InterruptedException {
        if (frame.path(0).asInt() == Frames.CALL) {
            StationSocket.send(socket, site.answer(frame));
            return;
        }
        Optional<Waiting> answered =
                waiting.filter(it -> it.id().equals(frame.path(1).asText()));
        if (answered.isPresent()) {
            waiting = Optional.empty();
            take(answered.get().call(), frame);
        }
    }

    private void take(Outgoing call, JsonNode reply) {
        if (reply.path(0).asInt() == Frames.RESULT) {
            site.notebook().done(call, reply.path(2));
        } else {
            site.notebook().failed(call);
            later();
        }
    }

    private void later() {
        notBefore = site.now() + vary(plan.rhythm().connection().retryMillis());
    }

    private long vary(long millis) {
        return millis / 2 + random.nextLong(millis + 1);
    }

    /** Whether no reply is awaited. */
    boolean idle() {
        return waiting.isEmpty();
    }

    boolean accepted() {
        return accepted;
    }

    /** Ends the connection; what waited for a reply has failed. */
    void end() {
        socket.channel().abort();
        waiting.ifPresent(it -> site.notebook().failed(it.call()));
        waiting = Optional.empty();
    }
}
