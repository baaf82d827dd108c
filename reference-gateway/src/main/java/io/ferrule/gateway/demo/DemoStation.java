// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.gateway.demo.Transcript.Direction;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A legacy station: OCPP 1.6 over a plain WebSocket, one call after the other, no idea of TLS. */
final class DemoStation implements WebSocket.Listener, AutoCloseable {

    private static final int SECONDS = 15;

    private final Transcript transcript;
    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final BlockingQueue<CallResult> results = new LinkedBlockingQueue<>();
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private final WebSocket socket;

    DemoStation(URI url, Transcript transcript) {
        this.transcript = transcript;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("ocpp1.6")
                .buildAsync(url, this)
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }

    /** Sends a frame as it is and waits for the reply to it. */
    CallResult ask(String frame) throws InterruptedException, TimeoutException {
        send(frame);
        return taken(results, "a reply to " + frame);
    }

    /** Waits for a call of the CSMS and answers it with the text that the id makes complete. */
    Call await(Payload answer) throws InterruptedException, TimeoutException {
        Call call = taken(calls, "a call of the CSMS");
        send(CallResult.of(call.id(), answer).text());
        return call;
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            String text = parts.toString();
            parts.setLength(0);
            hear(text);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "")
                .orTimeout(2, TimeUnit.SECONDS)
                .exceptionally(e -> socket)
                .join();
        socket.abort();
    }

    private void hear(String text) {
        transcript.add(Side.STATION, Direction.HEARD, text);
        if (reader.read(text) instanceof Reading.Read read) {
            if (read.frame() instanceof Call call) {
                calls.add(call);
            } else if (read.frame() instanceof CallResult result) {
                results.add(result);
            }
        }
    }

    private void send(String frame) {
        transcript.add(Side.STATION, Direction.SAID, frame);
        socket.sendText(frame, true).orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    private static <T> T taken(BlockingQueue<T> queue, String what) throws InterruptedException, TimeoutException {
        T element = queue.poll(SECONDS, TimeUnit.SECONDS);
        if (element == null) {
            throw new TimeoutException("the station waited " + SECONDS + " s for " + what);
        }
        return element;
    }
}
