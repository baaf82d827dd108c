// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Hands files to stations by plain HTTP/1.1, each to one address, once, under a path that nobody can guess. Parts may be
 * asked for (RFC 9110, 14), so that a station may go on after an interruption: the path is spent when the station has
 * taken the last byte of the whole and closed the connection in good order.
 *
 * <p>Who has no offer is not talked to. At most 32 connections are open, four of one address; each has one request, ends
 * when for thirty seconds nothing moves, and ends with its offer. The JDK's own server is of no use here: its limits are
 * those of the whole process, and a gateway cuts its admin pages off after seconds. Safe for use by several threads.
 */
public final class ImageServer implements AutoCloseable {

    private static final int MAX_CONNECTIONS = 32;
    private static final int MAX_PER_ADDRESS = 4;
    private static final int BACKLOG = 16;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final ServerSocketChannel listener;
    private final Clock clock;
    private final Executor workers;
    private final Delays delays;
    private final Consumer<Offer> spent;
    private final Map<String, Counter> offers = new ConcurrentHashMap<>();
    private final Map<HandOver, InetAddress> open = new ConcurrentHashMap<>();

    private ImageServer(ServerSocketChannel listener, Means means) {
        this.listener = listener;
        this.clock = means.clock();
        this.workers = means.workers();
        this.delays = means.delays();
        this.spent = means.spent();
    }

    /**
     * What a server works with.
     *
     * @param clock ends offers
     * @param workers run one task for the listener as long as it is open, and one for each connection; tasks block
     * @param delays ends connections that stand still
     * @param spent hears of each offer that its station has taken as a whole
     */
    public record Means(Clock clock, Executor workers, Delays delays, Consumer<Offer> spent) {}

    /** An offer, and how many of its first bytes have been taken. */
    record Counter(Offer offer, long taken) {}

    /**
     * Opens the port.
     *
     * @param listen address and port; port 0 for any
     * @param means what it works with
     * @return the open server
     * @throws IOException if the address cannot be bound
     */
    public static ImageServer open(InetSocketAddress listen, Means means) throws IOException {
        ServerSocketChannel listener = ServerSocketChannel.open();
        try {
            ImageServer server = new ImageServer(listener.bind(listen, BACKLOG), means);
            means.workers().execute(server::accept);
            return server;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    /**
     * Where it listens.
     *
     * @return the address with the actual port
     */
    public InetSocketAddress address() {
        return new InetSocketAddress(
                listener.socket().getInetAddress(), listener.socket().getLocalPort());
    }

    /**
     * Has a file ready, in place of what was offered under the same token.
     *
     * @param offer the file and for whom
     */
    public void offer(Offer offer) {
        offers.put(offer.token(), new Counter(offer, 0));
    }

    /**
     * Takes an offer back and ends the connections that are taking it.
     *
     * @param token its token
     */
    public void withdraw(String token) {
        offers.remove(token);
        open.keySet().stream().filter(handOver -> handOver.takes(token)).forEach(HandOver::end);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        open.keySet().forEach(HandOver::end);
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                welcome(listener.accept());
            } catch (IOException e) {
                pause();
                return;
            }
        }
    }

    /** Out of file descriptors: some are free again after a while. */
    private void pause() {
        if (listener.isOpen()) {
            delays.after(PAUSE, this::resume);
        }
    }

    private void resume() {
        if (listener.isOpen()) {
            workers.execute(this::accept);
        }
    }

    private void welcome(SocketChannel connection) throws IOException {
        InetAddress peer = ((InetSocketAddress) connection.getRemoteAddress()).getAddress();
        HandOver handOver = new HandOver(this, connection, peer);
        long same = open.values().stream().filter(peer::equals).count();
        if (!expects(peer) || same >= MAX_PER_ADDRESS || open.size() >= MAX_CONNECTIONS) {
            connection.close();
            return;
        }
        open.put(handOver, peer);
        handOver.watch(delays);
        try {
            workers.execute(handOver);
        } catch (RejectedExecutionException e) {
            handOver.end();
            over(handOver);
        }
    }

    private boolean expects(InetAddress peer) {
        return offers.values().stream()
                .anyMatch(counter -> counter.offer().station().equals(peer) && current(counter.offer()));
    }

    private boolean current(Offer offer) {
        return clock.instant().isBefore(offer.until());
    }

    /** What is offered to an address under a path. */
    Optional<Offer> find(String path, InetAddress peer) {
        return offers.values().stream()
                .map(Counter::offer)
                .filter(offer -> offer.path().equals(path) && offer.station().equals(peer) && current(offer))
                .findFirst();
    }

    /** Whether an offer stands. */
    boolean stands(Offer offer) {
        @Nullable Counter counter = offers.get(offer.token());
        return counter != null && counter.offer().equals(offer) && current(offer);
    }

    /** A station has taken a part and closed in good order. Only what follows on the part before counts. */
    void taken(Offer offer, long from, long to) {
        @Nullable
        Counter now = offers.computeIfPresent(
                offer.token(),
                (token, counter) -> counter.offer().equals(offer) && from <= counter.taken()
                        ? new Counter(offer, Math.max(counter.taken(), to))
                        : counter);
        if (now != null
                && now.offer().equals(offer)
                && now.taken() >= offer.image().size()) {
            if (offers.remove(offer.token(), now)) {
                spent.accept(offer);
            }
        }
    }

    void over(HandOver handOver) {
        open.remove(handOver);
    }
}
