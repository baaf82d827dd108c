// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.gateway.peers.PeerWorkshop;
import io.ferrule.gateway.peers.TalkingProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The CSMS in Node, told what to do line by line. */
final class Csms implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROGRAM =
            Path.of("src", "test", "resources", "io", "ferrule", "gateway", "life", "csms.mjs");

    private final TalkingProcess process;
    private int said;

    private Csms(TalkingProcess process) {
        this.process = process;
    }

    static Csms start(Path directory) throws IOException {
        // A program finds the packages that lie beside it.
        Path program = PeerWorkshop.PEERS.resolve("life-csms.mjs");
        Files.copy(PROGRAM, program, StandardCopyOption.REPLACE_EXISTING);
        return new Csms(
                TalkingProcess.start("csms", directory, List.of("node", program.toString(), directory.toString())));
    }

    int port() throws InterruptedException {
        return process.awaitEvent("listening", any -> true).path("port").asInt();
    }

    /**
     * What it demands of the connections that come from now on.
     *
     * @param server files of its own key and certificate, without their endings
     * @param trust files of the roots of the stations' certificates
     * @param certificates whether a connection without a good certificate ends in the handshake
     */
    record Demand(String server, List<String> trust, boolean certificates, Map<String, Object> more) {

        static Demand password(Authority authority) throws IOException, InterruptedException {
            return new Demand(authority.server(), List.of(authority.root()), false, Map.of());
        }

        Demand certificates(boolean demanded) {
            return new Demand(server, trust, demanded, more);
        }

        /** TLS of one version only, for example TLSv1.2. */
        Demand speaking(String version) {
            return new Demand(server, trust, certificates, Map.of("version", version));
        }

        /** What is revoked is refused in the handshake. */
        Demand revoking(String list) {
            return new Demand(server, trust, certificates, Map.of("revocations", List.of(list)));
        }

        /** The upgrade is answered with 403 for every certificate but that of a serial number. */
        Demand takingOnly(String serial) {
            return new Demand(server, trust, certificates, Map.of("taking", serial));
        }

        Demand anew(String otherServer, String otherTrust) {
            return new Demand(otherServer, List.of(trust.get(0), otherTrust), certificates, more);
        }
    }

    void demands(Demand demand) throws IOException, InterruptedException {
        ObjectNode order = JSON.valueToTree(demand.more());
        order.put("server", demand.server()).put("certificates", demand.certificates());
        order.set("trust", JSON.valueToTree(demand.trust()));
        does("demand", order);
    }

    /** Requests are accepted, and certificates come soon after. */
    void issues(Authority authority, int seconds) throws IOException, InterruptedException {
        does("issue", JSON.createObjectNode().put("by", authority.name()).put("seconds", seconds));
    }

    /** Requests are refused. */
    void issuesNothing() throws IOException, InterruptedException {
        does("issue", JSON.createObjectNode());
    }

    /** Puts a certificate that it issued on its list of revoked ones: the list's file. */
    String revokes(Authority authority, int number) throws IOException, InterruptedException {
        does("revoke", JSON.createObjectNode().put("by", authority.name()).put("number", number));
        return authority.name() + "/revoked.pem";
    }

    void hangsUp() throws IOException, InterruptedException {
        does("hang-up", JSON.createObjectNode());
    }

    /** Later, and not waited for. */
    void hangsUpAfter(int seconds) throws IOException, InterruptedException {
        does("hang-up", JSON.createObjectNode().put("after", seconds));
    }

    private void does(String what, ObjectNode facts) throws IOException, InterruptedException {
        int order = ++said;
        process.type(facts.put("do", what).put("order", order) + "\n");
        JsonNode end = json(process.awaitLine(what, line -> {
            JsonNode told = json(line);
            String event = told.path("event").asText();
            return told.path("order").asInt() == order && (event.equals("done") || event.equals("failed"));
        }));
        if (end.has("message")) {
            throw new AssertionError(end.path("message").asText());
        }
    }

    /** Calls the station: the payload of its result. */
    JsonNode calls(String action, Map<String, ?> payload) throws IOException, InterruptedException {
        String id = "csms-" + ++said;
        ObjectNode order =
                JSON.createObjectNode().put("do", "call").put("id", id).put("action", action);
        order.set("payload", JSON.valueToTree(payload));
        process.type(order + "\n");
        return awaitAnswer(id).path("payload");
    }

    /** The answer to a call: its own, or the certificate that it brought for the request of a number. */
    JsonNode awaitAnswer(String id) throws InterruptedException {
        return process.awaitEvent("answer", told -> told.path("id").asText().equals(id));
    }

    /** The next connection that comes about after another one. */
    JsonNode awaitConnection(int after) throws InterruptedException {
        return await(
                "upgrade",
                told -> told.path("connection").asInt() > after
                        && told.path("taken").asBoolean());
    }

    JsonNode await(String event, Predicate<JsonNode> wanted) throws InterruptedException {
        return process.awaitEvent(event, wanted);
    }

    JsonNode awaitCall(String action) throws InterruptedException {
        return process.awaitCall(action);
    }

    List<JsonNode> saw(String event) {
        return process.events(event);
    }

    private static JsonNode json(String line) {
        try {
            return line.startsWith("{") ? JSON.readTree(line) : JSON.createObjectNode();
        } catch (IOException e) {
            return JSON.createObjectNode();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
