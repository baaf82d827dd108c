// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.gateway.demo.Transcript.Direction;
import io.ferrule.model.Call;
import io.ferrule.model.CallError;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.java_websocket.WebSocket;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.protocols.Protocol;
import org.java_websocket.server.SSLParametersWebSocketServerFactory;
import org.java_websocket.server.WebSocketServer;

/** A CSMS that speaks OCPP 1.6 to whoever shows a certificate of its authority, and to nobody else. */
final class DemoCsms extends WebSocketServer {

    private static final int SECONDS = 15;

    /** What a peer showed when it connected. */
    record Seen(String path, String protocol, String suite, String subject) {}

    private final Transcript transcript;
    private final Clock clock;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final CountDownLatch started = new CountDownLatch(1);
    private final CompletableFuture<Seen> first = new CompletableFuture<>();
    private final BlockingQueue<Frame> replies = new LinkedBlockingQueue<>();
    private final Map<String, String> answers = Map.of(
            "StatusNotification", "{}",
            "MeterValues", "{}",
            "Authorize", "{\"idTagInfo\":{\"status\":\"Accepted\"}}",
            "StartTransaction", "{\"transactionId\":4711,\"idTagInfo\":{\"status\":\"Accepted\"}}",
            "StopTransaction", "{\"idTagInfo\":{\"status\":\"Accepted\"}}",
            "DataTransfer", "{\"status\":\"UnknownVendorId\"}",
            "FirmwareStatusNotification", "{}",
            "DiagnosticsStatusNotification", "{}");

    DemoCsms(SSLContext tls, Transcript transcript, Clock clock) {
        super(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                1,
                List.of(new Draft_6455(List.of(), List.of(new Protocol("ocpp1.6")))));
        this.transcript = transcript;
        this.clock = clock;
        SSLParameters parameters = tls.getDefaultSSLParameters();
        parameters.setNeedClientAuth(true);
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        setWebSocketFactory(new SSLParametersWebSocketServerFactory(tls, parameters));
        setDaemon(true);
    }

    /** Listens; returns the port. */
    int listen() throws InterruptedException, TimeoutException {
        start();
        if (!started.await(SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("the CSMS did not start");
        }
        return getPort();
    }

    /** What the first peer showed. */
    Seen firstPeer() {
        return first.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Calls the station that is connected and waits for its reply. */
    Frame call(Call call) throws InterruptedException, TimeoutException {
        getConnections().forEach(connection -> send(connection, call.text()));
        Frame reply = replies.poll(SECONDS, TimeUnit.SECONDS);
        if (reply == null) {
            throw new TimeoutException("the CSMS waited " + SECONDS + " s for a reply to " + call.action());
        }
        return reply;
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        SSLSession session = connection.getSSLSession();
        first.complete(new Seen(
                handshake.getResourceDescriptor(), session.getProtocol(), session.getCipherSuite(), subject(session)));
    }

    @Override
    public void onMessage(WebSocket connection, String text) {
        transcript.add(Side.CSMS, Direction.HEARD, text);
        if (reader.read(text) instanceof Reading.Read read) {
            if (read.frame() instanceof Call call) {
                send(connection, answer(call));
            } else {
                replies.add(read.frame());
            }
        }
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {}

    @Override
    public void onError(WebSocket connection, Exception failure) {
        first.completeExceptionally(failure);
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    private void send(WebSocket connection, String text) {
        transcript.add(Side.CSMS, Direction.SAID, text);
        connection.send(text);
    }

    private String answer(Call call) {
        String now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
        if (call.action().equals("BootNotification")) {
            Payload accepted =
                    Payload.of("{\"status\":\"Accepted\",\"interval\":300}").with("/currentTime", now);
            return CallResult.of(call.id(), accepted).text();
        }
        if (call.action().equals("Heartbeat")) {
            return CallResult.of(call.id(), Payload.empty().with("/currentTime", now))
                    .text();
        }
        String known = answers.get(call.action());
        return known == null
                ? CallError.of(call.id(), OcppVersion.V1_6, ErrorCode.NOT_IMPLEMENTED, "this CSMS is a demonstration")
                        .text()
                : CallResult.of(call.id(), Payload.of(known)).text();
    }

    private static String subject(SSLSession session) {
        try {
            return session.getPeerPrincipal().getName();
        } catch (SSLPeerUnverifiedException e) {
            return "nobody";
        }
    }
}
