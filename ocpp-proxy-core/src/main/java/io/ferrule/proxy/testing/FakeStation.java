// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.testing;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.handshake.ServerHandshake;
import org.java_websocket.protocols.IProtocol;
import org.java_websocket.protocols.Protocol;

/**
 * A station on a real socket, without TLS. It answers calls with an empty object unless told otherwise and keeps what it
 * receives. Safe for use by several threads; what waits fails with an {@link AssertionError} when the time is up.
 */
public final class FakeStation implements AutoCloseable {

    private static final Pattern STATUS = Pattern.compile("\\b(\\d{3})\\b");

    private final Script script = new Script();
    private final Inbox<String> frames = new Inbox<>("frame");
    private final Inbox<Integer> upgrades = new Inbox<>("answer to the upgrade");
    private final Inbox<Closed> closings = new Inbox<>("end of the connection");
    private final Client client;

    private FakeStation(URI uri, Map<String, String> headers, List<String> subprotocols) {
        List<IProtocol> protocols =
                subprotocols.stream().<IProtocol>map(Protocol::new).toList();
        List<IProtocol> offered = protocols.isEmpty() ? List.of(new Protocol("")) : protocols;
        client = new Client(uri, new Draft_6455(List.of(), offered), headers);
        client.setTcpNoDelay(true);
    }

    /**
     * Connects and waits until the WebSocket is open.
     *
     * @param uri a {@code ws} address that ends in the identity
     * @param subprotocols sub-protocols to offer in this order, for example {@code ocpp1.6}
     * @return a connected station
     */
    public static FakeStation connect(URI uri, String... subprotocols) {
        FakeStation station = dial(uri, Map.of(), List.of(subprotocols));
        int status = station.awaitUpgrade(Duration.ofSeconds(10));
        if (status != 101) {
            throw new AssertionError("the upgrade was answered with " + status);
        }
        return station;
    }

    /**
     * Begins to connect and does not wait.
     *
     * @param uri a {@code ws} address that ends in the identity
     * @param headers further header fields, for example {@code Authorization}
     * @param subprotocols sub-protocols to offer in this order
     * @return a station that may yet be refused
     */
    public static FakeStation dial(URI uri, Map<String, String> headers, List<String> subprotocols) {
        FakeStation station = new FakeStation(uri, headers, subprotocols);
        station.client.connect();
        return station;
    }

    /**
     * Waits for the answer to the upgrade.
     *
     * @param atMost longest wait
     * @return HTTP status: 101 when the WebSocket is open, 0 when the connection ended without an answer
     */
    public int awaitUpgrade(Duration atMost) {
        return upgrades.first(status -> true, atMost);
    }

    /**
     * Answers calls of an action from now on.
     *
     * @param action the action
     * @param payload payload of the result, JSON
     * @return this station
     */
    public FakeStation answering(String action, String payload) {
        script.answer(action, payload);
        return this;
    }

    /**
     * Leaves calls of an action unanswered from now on.
     *
     * @param action the action
     * @return this station
     */
    public FakeStation ignoring(String action) {
        script.ignore(action);
        return this;
    }

    /**
     * Sends a text message.
     *
     * @param text any text
     */
    public void send(String text) {
        client.send(text);
    }

    /**
     * All text messages received so far.
     *
     * @return texts in the order in which they came
     */
    public List<String> frames() {
        return frames.all();
    }

    /**
     * The next text message that was not yet awaited.
     *
     * @param atMost longest wait
     * @return its text
     */
    public String awaitFrame(Duration atMost) {
        return frames.next(atMost);
    }

    /**
     * Waits for a text message that contains something, be it already there.
     *
     * @param part what it contains
     * @param atMost longest wait
     * @return its text
     */
    public String awaitFrameContaining(String part, Duration atMost) {
        return frames.first(text -> text.contains(part), atMost);
    }

    /**
     * Waits until the connection has ended.
     *
     * @param atMost longest wait
     * @return how
     */
    public Closed awaitClosed(Duration atMost) {
        return closings.first(closed -> true, atMost);
    }

    /**
     * The sub-protocol that was agreed on.
     *
     * @return the token of the other side, or empty for none
     */
    public Optional<String> subprotocol() {
        return client.subprotocol();
    }

    /** Closes the WebSocket with 1000. */
    public void hangUp() {
        client.close();
    }

    /** Hangs up. */
    @Override
    public void close() {
        hangUp();
    }

    /** Cuts the TCP connection without a word. */
    public void vanish() {
        client.cut();
    }

    private final class Client extends WebSocketClient {

        private volatile Optional<String> token = Optional.empty();

        Client(URI uri, Draft_6455 draft, Map<String, String> headers) {
            super(uri, draft, headers);
        }

        Optional<String> subprotocol() {
            return token;
        }

        void cut() {
            getConnection().closeConnection(1006, "cut");
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            token = Optional.of(handshake.getFieldValue("Sec-WebSocket-Protocol"))
                    .filter(value -> !value.isEmpty());
            upgrades.add((int) handshake.getHttpStatus());
        }

        @Override
        public void onMessage(String text) {
            frames.add(text);
            script.answerTo(text).ifPresent(this::send);
        }

        @Override
        public void onMessage(ByteBuffer bytes) {
            frames.add("binary message of " + bytes.remaining() + " bytes");
        }

        @Override
        public void onClose(int code, String reason, boolean byPeer) {
            Matcher status = STATUS.matcher(reason);
            upgrades.add(
                    reason.startsWith("Invalid status code") && status.find() ? Integer.parseInt(status.group()) : 0);
            closings.add(new Closed(code, reason));
        }

        @Override
        public void onError(Exception failure) {
            // The end of the connection follows and is what tests look at.
        }
    }
}
