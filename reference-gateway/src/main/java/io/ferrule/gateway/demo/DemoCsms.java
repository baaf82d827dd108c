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
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** A CSMS that speaks OCPP 1.6 to whoever shows a certificate of its authority, and to nobody else. */
final class DemoCsms implements AutoCloseable {

    private static final int SECONDS = 15;

    /** A peer and what it showed when it connected. */
    record Seen(FakeCsmsConnection connection, String path, String protocol, String suite, String subject) {

        static Seen of(FakeCsmsConnection peer) {
            return new Seen(
                    peer,
                    peer.path(),
                    peer.tlsProtocol().orElse("no TLS"),
                    peer.tlsSuite().orElse("no suite"),
                    peer.clientSubject().orElse("nobody"));
        }
    }

    private final Transcript transcript;
    private final Clock clock;
    private final FakeCsms csms;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
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

    /** Listens on a free port. */
    DemoCsms(SSLContext tls, Transcript transcript, Clock clock) {
        this.transcript = transcript;
        this.clock = clock;
        csms = FakeCsms.tls(tls, true).hearing(this::heard);
    }

    URI uri() {
        return csms.uri();
    }

    /** The first peer that said something. */
    Seen firstPeer() {
        return first.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Calls the station that is connected and waits for its reply. */
    Frame call(Call call) throws InterruptedException, TimeoutException {
        say(firstPeer().connection(), call.text());
        Frame reply = replies.poll(SECONDS, TimeUnit.SECONDS);
        if (reply == null) {
            throw new TimeoutException("the CSMS waited " + SECONDS + " s for a reply to " + call.action());
        }
        return reply;
    }

    @Override
    public void close() {
        csms.close();
    }

    private void heard(FakeCsmsConnection connection, String text) {
        first.complete(Seen.of(connection));
        transcript.add(Side.CSMS, Direction.HEARD, text);
        if (reader.read(text) instanceof Reading.Read read) {
            if (read.frame() instanceof Call call) {
                say(connection, answer(call));
            } else {
                replies.add(read.frame());
            }
        }
    }

    private void say(FakeCsmsConnection connection, String text) {
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
}
