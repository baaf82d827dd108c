// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.hostile;

import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.websocket.Message;
import io.ferrule.benchmarks.websocket.MessageStream;
import io.ferrule.benchmarks.websocket.Upgrade;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** A connection that may break every rule. For one thread. */
final class Offender implements AutoCloseable {

    /** Longest wait for the gateway to end the connection after the last byte. */
    private static final int ENDING_MILLIS = 30_000;

    private static final int MOST_MESSAGE_BYTES = 1_048_576;
    private static final byte[] MASK = {0, 0, 0, 0};

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private Offender(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    /** Connects without a word. */
    static Offender connect(Endpoint endpoint) throws IOException {
        Socket socket = endpoint.connect();
        socket.setSoTimeout(ENDING_MILLIS);
        return new Offender(socket);
    }

    /** Connects and upgrades; with further header lines, each with its line end. */
    static Offender upgraded(Endpoint endpoint, String id, String more) throws IOException {
        Offender offender = connect(endpoint);
        try {
            offender.send(Upgrade.request("localhost", "/ocpp/" + id, more).getBytes(StandardCharsets.US_ASCII));
            offender.awaitHeadersEnd();
            return offender;
        } catch (IOException e) {
            offender.close();
            throw e;
        }
    }

    /** Sends bytes as they are. */
    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    /** Sends one frame, masked with zeros, of at most 65,535 bytes. */
    void frame(int first, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(first);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        }
        frame.writeBytes(MASK);
        frame.writeBytes(payload);
        send(frame.toByteArray());
    }

    /** How the gateway ended the upgraded connection. */
    String ending() {
        MessageStream stream = MessageStream.client(in, out, MOST_MESSAGE_BYTES, new SplittableRandom(1));
        Message message = new Message(MOST_MESSAGE_BYTES);
        try {
            while (stream.read(message)) {
                message.length(0);
            }
            return stream.closeCode().isPresent()
                    ? Integer.toString(stream.closeCode().getAsInt())
                    : "cut";
        } catch (SocketTimeoutException e) {
            return "still open";
        } catch (IOException e) {
            return "cut";
        }
    }

    /** How the gateway ended a connection that never was upgraded. */
    String endingBeforeUpgrade() {
        try {
            String answer = new String(in.readNBytes(12), StandardCharsets.US_ASCII);
            return answer.isEmpty() ? "cut" : answer.replaceFirst("HTTP/1.1 ", "");
        } catch (SocketTimeoutException e) {
            return "still open";
        } catch (IOException e) {
            return "cut";
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void awaitHeadersEnd() throws IOException {
        int newLines = 0;
        while (newLines < 2) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("no upgrade");
            }
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
        }
    }
}
