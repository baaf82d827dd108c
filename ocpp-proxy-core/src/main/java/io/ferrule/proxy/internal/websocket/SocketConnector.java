// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.internal.link.CloseReason;
import io.ferrule.proxy.internal.link.DialException;
import io.ferrule.proxy.internal.link.DialException.Stage;
import io.ferrule.proxy.internal.link.Link;
import io.ferrule.proxy.internal.link.LinkListener;
import io.ferrule.proxy.internal.link.UpstreamConnector;
import io.ferrule.proxy.internal.tls.HybridMemory;
import io.ferrule.proxy.internal.tls.TlsClients;
import io.ferrule.proxy.internal.websocket.UpstreamConnection.UpstreamSettings;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dials CSMSs over blocking sockets. A dial runs on the thread that will read the link, so there are never more threads than two
 * for each connection that the limits allow, and one timer for all.
 */
public final class SocketConnector implements UpstreamConnector {

    private static final Logger LOG = LoggerFactory.getLogger(SocketConnector.class);
    private static final long TICK_MILLIS = 250;

    private final UpstreamSettings settings;
    private final Dial.Means means;
    private final ScheduledThreadPoolExecutor timer;
    private final Set<Dial> dials = ConcurrentHashMap.newKeySet();
    private final Set<UpstreamConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicInteger names = new AtomicInteger();
    private volatile boolean closed;

    private SocketConnector(UpstreamSettings settings, Resolver resolver) {
        this.settings = settings;
        this.means = new Dial.Means(
                new TlsClients(),
                new HybridMemory(System::nanoTime),
                resolver,
                settings.limits().headerBytes());
        this.timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "ferrule-upstream-timer"));
        timer.setRemoveOnCancelPolicy(true);
    }

    /**
     * A connector with its timer running.
     *
     * @param ping interval of pings, zero for none
     */
    public static SocketConnector open(WireLimits limits, Duration ping, Clock clock) {
        return open(new UpstreamSettings(limits, ping, clock), InetAddress::getAllByName);
    }

    /** A connector that asks somebody of our choice for addresses. */
    static SocketConnector open(UpstreamSettings settings, Resolver resolver) {
        SocketConnector connector = new SocketConnector(settings, resolver);
        ScheduledFuture<?> unused = connector.timer.scheduleWithFixedDelay(
                connector::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
        return connector;
    }

    @Override
    public CompletionStage<Link> dial(UpstreamTarget target, LinkListener listener) {
        CompletableFuture<Link> dialled = new CompletableFuture<>();
        if (closed || count.incrementAndGet() > settings.limits().connections()) {
            count.decrementAndGet();
            dialled.completeExceptionally(new DialException(
                    Stage.NETWORK, closed ? "the gateway closes" : "more upstream connections than the limit allows"));
            return dialled;
        }
        String name = "ferrule-upstream-" + names.incrementAndGet();
        try {
            daemon(() -> run(target, listener, dialled, name), name + "-read").start();
        } catch (OutOfMemoryError e) { // how the runtime says that it can start no more threads
            count.decrementAndGet();
            dialled.completeExceptionally(new DialException(Stage.NETWORK, 0, "no thread for another dial", e));
        }
        return dialled;
    }

    /** Closes all links with 1001; dials that still run fail. */
    @Override
    public void close() {
        closed = true;
        dials.forEach(Dial::abort);
        connections.forEach(connection ->
                connection.link().close(CloseReason.ours(CloseReason.GOING_AWAY, "the gateway goes away")));
        ScheduledFuture<?> unused =
                timer.schedule(timer::shutdownNow, 10, TimeUnit.SECONDS); // peers that do not follow are cut before
    }

    private void run(UpstreamTarget target, LinkListener listener, CompletableFuture<Link> dialled, String name) {
        try {
            connect(target, listener, dialled, name);
        } catch (IllegalArgumentException e) {
            dialled.completeExceptionally(new DialException(Stage.NETWORK, 0, "the address cannot be dialled", e));
        } catch (RuntimeException | Error e) {
            LOG.atError().setCause(e).log("an upstream connection failed and was closed");
            dialled.completeExceptionally(new DialException(Stage.NETWORK, 0, "the dial failed by itself", e));
        } finally {
            count.decrementAndGet();
        }
    }

    private void connect(UpstreamTarget target, LinkListener listener, CompletableFuture<Link> dialled, String name) {
        Dial dial = new Dial(target, means);
        ScheduledFuture<?> deadline = timer.schedule(
                () -> expire(dial, dialled), Math.max(1, target.timeout().toMillis()), TimeUnit.MILLISECONDS);
        Dial.Opened opened;
        dials.add(dial);
        try {
            opened = dial.run();
        } catch (DialException e) {
            dialled.completeExceptionally(e);
            return;
        } finally {
            dials.remove(dial);
            deadline.cancel(false);
        }
        UpstreamConnection connection =
                new UpstreamConnection(opened, target.version().subprotocol(), settings, listener);
        connections.add(connection);
        try {
            if (closed || !dialled.complete(connection.link())) {
                connection.cut(); // too late: the caller has its answer already
                dialled.completeExceptionally(new DialException(Stage.NETWORK, "the gateway closes"));
                return;
            }
            connection.read(task -> daemon(task, name + "-write").start());
        } finally {
            connections.remove(connection);
        }
    }

    private static void expire(Dial dial, CompletableFuture<Link> dialled) {
        dialled.completeExceptionally(new DialException(Stage.TIMEOUT, "the CSMS did not answer in time"));
        dial.abort();
    }

    private void tick() {
        long now = System.nanoTime();
        for (UpstreamConnection connection : connections) {
            try {
                connection.link().tick(now);
            } catch (RuntimeException | Error e) {
                LOG.atError().setCause(e).log("an upstream connection failed and was closed");
                connection.cut();
            }
        }
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
