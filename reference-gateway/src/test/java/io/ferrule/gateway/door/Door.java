// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.config.ConfigFile;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A gateway that runs from a YAML file, its log, and an honest station that is connected all the time. */
final class Door implements AutoCloseable {

    static final Duration SOON = Duration.ofSeconds(20);

    /**
     * What a test adds to the smallest configuration.
     *
     * @param southbound lines of that section
     * @param northbound lines of that section
     * @param more further sections
     */
    record Settings(String southbound, String northbound, String more) {

        static Settings usual() {
            return new Settings("", "", "");
        }

        Settings southbound(String lines) {
            return new Settings(lines, northbound, more);
        }

        Settings northbound(String lines) {
            return new Settings(southbound, lines, more);
        }

        Settings more(String sections) {
            return new Settings(southbound, northbound, sections);
        }

        private String yaml(URI csms) {
            return "data-dir: ./data\nadmin: {listen: '127.0.0.1:0'}\n"
                    + "southbound:\n  listen: 127.0.0.1:0\n" + southbound.indent(2)
                    + "northbound:\n  url: " + csms + "\n  trust: [ca.pem]\n"
                    + "  identity: {certificate: cp.pem, key: cp.key}\n" + northbound.indent(2)
                    + more;
        }
    }

    private final LogLines log = LogLines.open();
    private final List<RawPeer> peers = new ArrayList<>();
    private final Gateway gateway;
    private final FakeStation honest;
    private int asked;

    private Door(Gateway gateway) {
        this.gateway = gateway;
        this.honest = FakeStation.connect(url("HONEST"), "ocpp1.6");
        everybodyElseIsServed();
    }

    /** Starts the gateway as {@code ferrule run} does. */
    static Door open(Path directory, URI csms, Settings settings) throws Exception {
        return open(directory, csms, settings, Clock.systemUTC());
    }

    /** The same by a clock that the test sets. */
    static Door open(Path directory, URI csms, Settings settings, Clock clock) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, settings.yaml(csms));
        return new Door(Gateway.start(ConfigFile.read(file, name -> Optional.empty()), clock));
    }

    LogLines log() {
        return log;
    }

    URI url(String station) {
        InetSocketAddress address = gateway.southbound();
        return URI.create("ws://127.0.0.1:" + address.getPort() + "/ocpp/" + station);
    }

    /** A connection that has said nothing yet. */
    RawPeer connect() throws IOException {
        RawPeer peer = RawPeer.connect(gateway.southbound());
        peers.add(peer);
        return peer;
    }

    InetSocketAddress southbound() {
        return gateway.southbound();
    }

    /** The same from another address of this machine. */
    RawPeer connect(String from) throws IOException {
        RawPeer peer = RawPeer.connect(gateway.southbound(), from);
        peers.add(peer);
        return peer;
    }

    /** Asks the admin port. */
    String admin(String method, String path) throws IOException, InterruptedException {
        InetSocketAddress address = gateway.admin();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + address.getPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .header("Content-Type", "application/json")
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** A station of OCPP 1.6 that has its 101. */
    RawPeer station(String id) throws IOException {
        RawPeer peer = connect();
        String answer = peer.upgrade("/ocpp/" + id, "Sec-WebSocket-Protocol: ocpp1.6");
        assertThat(answer).startsWith("HTTP/1.1 101 ");
        return peer;
    }

    /** A station that behaves. */
    FakeStation station(String id, String subprotocol) {
        return FakeStation.connect(url(id), subprotocol);
    }

    /** The connection that the gateway opened for a station, among those not yet awaited. */
    static FakeCsmsConnection upstream(FakeCsms csms, String station) {
        FakeCsmsConnection connection = csms.awaitConnection(SOON);
        while (!connection.path().endsWith("/" + station)) {
            connection = csms.awaitConnection(SOON);
        }
        return connection;
    }

    /** The honest station asks and gets its reply. */
    void everybodyElseIsServed() {
        asked++;
        honest.send("[2,\"honest-" + asked + "\",\"Heartbeat\",{}]");
        assertThat(honest.awaitFrame(SOON)).isEqualTo("[3,\"honest-" + asked + "\",{}]");
    }

    /** The peers first, so that the gateway does not wait for them. */
    @Override
    public void close() throws IOException {
        for (RawPeer peer : peers) {
            peer.close();
        }
        honest.close();
        gateway.close();
        log.close();
    }
}
