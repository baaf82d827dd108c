// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.gateway.life.Csms.Demand;
import io.ferrule.gateway.peers.PeerWorkshop;
import io.ferrule.gateway.peers.TalkingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One station behind one gateway, which is started by the launcher as a process, and the CSMS that it has to do with. */
final class Site implements AutoCloseable {

    private static final String CONFIGURATION =
            """
            data-dir: ./data
            admin: {listen: '127.0.0.1:0'}
            southbound: {listen: '127.0.0.1:0', admission: listed}
            northbound:
              url: wss://localhost:%d/ocpp
              organisation: Example CPO
              trust: [first/root.pem]
              when-away: %s
              reconnect: {wait-minimum-seconds: 1, random-range-seconds: 0, repeat-times: 0}
            %s
            stations: [{id: CP001, serial: SN-0001, northbound: {password: 0123456789abcdef}}]
            """;

    final OpenSsl openssl;
    final Authority first;
    final Csms csms;

    private final Path directory;
    private String away = "buffer";
    private List<String> environment = List.of();
    private Optional<TalkingProcess> gateway = Optional.empty();
    private Optional<ChattyStation> station = Optional.empty();

    private Site(Path directory) throws IOException, InterruptedException {
        this.directory = directory;
        openssl = new OpenSsl(directory);
        first = Authority.make(directory, "first");
        csms = Csms.start(directory);
    }

    static Site prepare(Path directory) throws IOException, InterruptedException {
        return new Site(directory);
    }

    /** The gateway sends its station away when the CSMS is lost. */
    void mirror() {
        away = "mirror";
    }

    /** Gives the gateway's process an environment variable. */
    void setting(String name, Path value) {
        environment = List.of("env", name + "=" + value);
    }

    /** Starts the gateway on security profile 2, with a password, and lets the station connect. */
    void beginWithPassword(Demand demand, String more) throws IOException, InterruptedException {
        begin(demand, "  security-profile: 2\n" + more);
    }

    /** Starts the gateway on security profile 3 with a certificate from the factory, and lets the station connect. */
    void beginWithCertificate(Demand demand, String more) throws IOException, InterruptedException {
        String own = first.station("SN-0001");
        begin(demand, "  identity: {certificate: " + own + ".pem, key: " + own + ".key}\n" + more);
    }

    private void begin(Demand demand, String more) throws IOException, InterruptedException {
        csms.demands(demand);
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(file, CONFIGURATION.formatted(csms.port(), away, more));
        List<String> command = new ArrayList<>(environment);
        command.addAll(List.of(PeerWorkshop.ROOT.resolve("ferrule").toString(), "run", file.toString()));
        TalkingProcess started = TalkingProcess.start("gateway", directory, command);
        gateway = Optional.of(started);
        String ready = started.awaitLine("ready", line -> line.startsWith("ready "));
        station = Optional.of(ChattyStation.connect(PeerWorkshop.port(ready), "CP001"));
        csms.awaitConnection(0);
    }

    /** From a password to a certificate (A02, A05): the connection that shows it. */
    JsonNode upgradesToCertificates(Demand demand) throws IOException, InterruptedException {
        csms.calls("ExtendedTriggerMessage", Map.of("requestedMessage", "SignChargePointCertificate"));
        assertThat(csms.awaitAnswer("signed-1").at("/payload/status").asText()).isEqualTo("Accepted");
        csms.demands(demand.certificates(true));
        csms.calls("ChangeConfiguration", Map.of("key", "SecurityProfile", "value", "3"));
        return csms.awaitConnection(1);
    }

    /** The names by which the CSMS is told of the roots that it has installed. */
    Set<Map<String, String>> roots() throws IOException, InterruptedException {
        JsonNode listed =
                csms.calls("GetInstalledCertificateIds", Map.of("certificateType", "CentralSystemRootCertificate"));
        Set<Map<String, String>> names = new HashSet<>();
        listed.path("certificateHashData").forEach(data -> {
            Map<String, String> name = new TreeMap<>();
            data.properties()
                    .forEach(field -> name.put(field.getKey(), field.getValue().asText()));
            names.add(name);
        });
        return names;
    }

    String installs(String certificate) throws IOException, InterruptedException {
        String pem = Files.readString(directory.resolve(certificate));
        return csms.calls(
                        "InstallCertificate",
                        Map.of("certificateType", "CentralSystemRootCertificate", "certificate", pem))
                .path("status")
                .asText();
    }

    /** The certificate that the CSMS saw on a connection, as openssl judges it by a root. */
    void verifyThatItLeadsTo(String root, JsonNode connection) throws IOException, InterruptedException {
        openssl.run(
                "verify",
                "-CAfile",
                root,
                "seen-" + connection.path("connection").asInt() + ".pem");
    }

    /** The station was there all the time, each of its calls got its result, and what may not get lost has arrived. */
    void verifyThatTheStationNoticedNothing() throws InterruptedException {
        int calls = station.orElseThrow().finish();
        Set<Integer> wanted = IntStream.iterate(1, number -> number <= calls, number -> number + 5)
                .boxed()
                .collect(Collectors.toSet());
        String last = Integer.toString(Collections.max(wanted));
        csms.await("call", told -> value(told).equals(last));
        Set<Integer> arrived = csms.saw("call").stream()
                .map(Site::value)
                .filter(value -> !value.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
        assertThat(arrived).as("meter values among " + calls + " calls").isEqualTo(wanted);
    }

    private static String value(JsonNode call) {
        return call.at("/payload/meterValue/0/sampledValue/0/value").asText();
    }

    /** What the gateway printed so far, in lines. */
    List<String> gatewayLines() {
        return gateway.orElseThrow().output().lines().toList();
    }

    @Override
    public void close() {
        station.ifPresent(ChattyStation::close);
        gateway.ifPresent(TalkingProcess::close);
        csms.close();
    }
}
