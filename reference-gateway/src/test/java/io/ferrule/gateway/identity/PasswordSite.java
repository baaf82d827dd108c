// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.PemFiles;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.gateway.config.ConfigSource;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.gateway.wiring.Machine;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** A gateway that runs from a file and dials with the password of its one station; how that station comes, and what a CSMS orders. */
public final class PasswordSite {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private PasswordSite() {}

    /** Starts it in a directory in which {@code ca.pem} has the roots of the CSMS. */
    public static Gateway start(Path directory, URI csms) throws Exception {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file,
                """
                southbound: {listen: 127.0.0.1:0, admission: listed}
                admin: {listen: 127.0.0.1:0}
                northbound:
                  url: %s
                  security-profile: 2
                  trust: [ca.pem]
                  organisation: Example CPO
                  reconnect: {wait-minimum-seconds: 1, random-range-seconds: 1, repeat-times: 1}
                stations:
                  - {id: CP001, serial: SN-0001, northbound: {password: 0123456789abcdef}}
                """
                        .formatted(csms));
        return Gateway.start(ConfigSource.file(file, name -> Optional.empty()), Machine.here(Clock.systemUTC()));
    }

    /** Where the station dials. */
    static URI url(Gateway gateway) {
        return URI.create("ws://" + Addresses.text(gateway.southbound()) + "/ocpp/CP001");
    }

    /** The station, with OCPP 2.0.1; it comes again as long as it is told to wait, or is not served. */
    public static FakeStation persistent(Gateway gateway, Predicate<FakeStation> served) {
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            FakeStation station = FakeStation.dial(url(gateway), Map.of(), List.of("ocpp2.0.1"));
            if (station.awaitUpgrade(SOON) == 101 && served.test(station)) {
                return station;
            }
            station.close();
        }
        throw new AssertionError("the station was never served");
    }

    /** What the gateway answers to the CSMS. */
    static JsonNode order(FakeCsmsConnection link, String id, String action, Payload request) throws Exception {
        link.send(Call.of(id, action, request).text());
        return JSON.readTree(link.awaitFrameContaining("\"" + id + "\"", SOON)).get(2);
    }

    /** Signs the request that is on its way: the payload that brings the certificate. */
    static Payload signed(FakeCsmsConnection link, ThrowawayAuthority authority) throws Exception {
        String frame = link.awaitFrameContaining("\"SignCertificate\"", SOON);
        String csr = JSON.readTree(frame).get(3).get("csr").asText();
        return Payload.empty()
                .with("/certificateChain", PemFiles.text(List.of(authority.sign(new SigningRequest(csr)))));
    }
}
