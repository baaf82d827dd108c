// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.certs.Issued;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A CSMS of OCPP 2.0.1 leads a station from a password to a certificate by network connection profiles (part 2, A05, B09,
 * B10), through a gateway that runs from a file. The station speaks plain WebSocket and hears of the Reset only.
 */
@Timeout(240)
class NetworkProfileTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private ThrowawayAuthority trusted;
    private ThrowawayAuthority stranger;
    private FakeCsms csms;
    private int ids;

    @BeforeEach
    void startCsms() throws Exception {
        SecureRandom random = new SecureRandom();
        trusted = ThrowawayAuthority.create("Trusted root", Clock.systemUTC(), random);
        stranger = ThrowawayAuthority.create("Root that the CSMS has removed", Clock.systemUTC(), random);
        ServerKeys server = new ServerKeys(trusted.issueServer(List.of("localhost")));
        csms = FakeCsms.tlsAsking(server.context(List.of(trusted.root())))
                .answering("SignCertificate", "{\"status\":\"Accepted\"}")
                .answering(
                        "BootNotification",
                        "{\"status\":\"Accepted\",\"currentTime\":\"2026-11-22T12:00:00Z\",\"interval\":300}")
                .answering("Heartbeat", "{\"currentTime\":\"2026-11-22T12:00:00Z\"}");
        Issued.writeCertificates(directory.resolve("ca.pem"), List.of(trusted.root(), stranger.root()));
    }

    @AfterEach
    void stopCsms() {
        csms.close();
    }

    private Gateway gateway() throws Exception {
        return PasswordSite.start(directory, csms.uri());
    }

    /** Comes again as long as it is told to wait (503), or closed because the CSMS was not reached. */
    private FakeStation station(Gateway gateway) {
        return PasswordSite.persistent(gateway, this::boots);
    }

    private boolean boots(FakeStation station) {
        String id = "boot-" + ids++;
        station.answering("Reset", "{\"status\":\"Accepted\"}");
        station.send("[2,\"" + id + "\",\"BootNotification\",{\"reason\":\"PowerUp\",\"chargingStation\":"
                + "{\"model\":\"M\",\"vendorName\":\"V\"}}]");
        try {
            return station.awaitFrameContaining(id, Duration.ofSeconds(10)).startsWith("[3,");
        } catch (AssertionError closed) {
            return false;
        }
    }

    private JsonNode order(FakeCsmsConnection link, String action, String request) throws Exception {
        return PasswordSite.order(link, "order-" + ids++, action, Payload.of(request));
    }

    /** A02: the CSMS asks for a request, and some authority signs it. */
    private void certified(FakeCsmsConnection link, ThrowawayAuthority authority) throws Exception {
        order(link, "TriggerMessage", "{\"requestedMessage\":\"SignChargingStationCertificate\"}");
        Payload chain = PasswordSite.signed(link, authority).with("/certificateType", "ChargingStationCertificate");
        assertThat(order(link, "CertificateSigned", chain.text()).get("status").asText())
                .isEqualTo("Accepted");
    }

    /** A05.FR.01 to A05.FR.05: the profile, its priority, the Reset. */
    private void raisedToProfile3(FakeCsmsConnection link) throws Exception {
        String profile = "{\"configurationSlot\":2,\"connectionData\":{\"ocppVersion\":\"OCPP20\",\"ocppTransport\":"
                + "\"JSON\",\"ocppCsmsUrl\":\"" + csms.uri() + "\",\"messageTimeout\":30,\"securityProfile\":3,"
                + "\"ocppInterface\":\"Wired0\"}}";
        String priority =
                "{\"setVariableData\":[{\"attributeValue\":\"2,1\",\"component\":{\"name\":\"OCPPCommCtrlr\"},"
                        + "\"variable\":{\"name\":\"NetworkConfigurationPriority\"}}]}";

        assertThat(order(link, "SetNetworkProfile", profile).get("status").asText())
                .isEqualTo("Accepted");
        assertThat(order(link, "SetVariables", priority)
                        .at("/setVariableResult/0/attributeStatus")
                        .asText())
                .isEqualTo("Accepted");
        assertThat(order(link, "Reset", "{\"type\":\"OnIdle\"}").get("status").asText())
                .isEqualTo("Accepted");
    }

    private String variable(FakeCsmsConnection link, String component, String name) throws Exception {
        return order(
                        link,
                        "GetVariables",
                        "{\"getVariableData\":[{\"component\":{\"name\":\"" + component
                                + "\"},\"variable\":{\"name\":\"" + name + "\"}}]}")
                .at("/getVariableResult/0/attributeValue")
                .asText();
    }

    private static List<String> ordersHeardBy(FakeStation station) {
        return station.frames().stream()
                .filter(frame -> frame.startsWith("[2,"))
                .map(frame -> frame.split("\"", -1)[3])
                .toList();
    }

    /** The next connection by profile 2, which is proven when it answers. */
    private FakeCsmsConnection byPassword() {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            FakeCsmsConnection link = csms.awaitConnection(SOON);
            if (link.authorization().isPresent()) {
                return link;
            }
        }
        throw new AssertionError("nobody came back with the password");
    }

    /** TC_A_19: the security profile is raised. */
    @Test
    void raisesTheProfileItselfWhileTheStationHearsOfTheResetOnly() throws Exception {
        try (Gateway gateway = gateway()) {
            FakeStation before = station(gateway);
            FakeCsmsConnection link = csms.awaitConnection(SOON);
            certified(link, trusted);
            raisedToProfile3(link);
            before.close();

            try (FakeStation after = station(gateway)) {
                FakeCsmsConnection raised = csms.awaitConnection(SOON);

                assertThat(raised.clientSubject()).contains("CN=SN-0001,O=Example CPO");
                assertThat(raised.authorization()).isEmpty();
                assertThat(variable(raised, "SecurityCtrlr", "SecurityProfile")).isEqualTo("3");
                assertThat(variable(raised, "OCPPCommCtrlr", "ActiveNetworkProfile"))
                        .isEqualTo("2");
                assertThat(ordersHeardBy(before)).containsExactly("Reset");
                assertThat(ordersHeardBy(after)).isEmpty();
            }
        }
    }

    /** A05.FR.07, B10.FR.03: what does not connect gives way to what did. */
    @Test
    void fallsBackToTheFormerProfileWhereTheCsmsRefusesTheCertificate() throws Exception {
        try (Gateway gateway = gateway()) {
            FakeStation before = station(gateway);
            FakeCsmsConnection link = csms.awaitConnection(SOON);
            certified(link, stranger);
            raisedToProfile3(link);
            before.close();

            try (FakeStation after = station(gateway)) {
                FakeCsmsConnection back = byPassword();

                assertThat(variable(back, "OCPPCommCtrlr", "ActiveNetworkProfile"))
                        .isEqualTo("1");
                assertThat(variable(back, "SecurityCtrlr", "SecurityProfile")).isEqualTo("2");
                assertThat(back.awaitFrameContaining("\"Heartbeat\"", SOON))
                        .as("by which the gateway finds out that the former one works")
                        .startsWith("[2,");
                assertThat(ordersHeardBy(after)).isEmpty();
            }
        }
    }
}
