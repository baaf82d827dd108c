// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.gateway.identity.PasswordSite;
import io.ferrule.gateway.peers.TalkingProcess;
import io.ferrule.gateway.wiring.Gateway;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A running gateway and a CSMS, played by openssl, whose TLS will not do: the station is sent away to queue, the security log says why,
 * and nothing that the gateway keeps changes.
 */
@Timeout(180)
class UnfitCsmsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    /** What is wrong, and how the security log names it. */
    enum Unfit {
        /** TC_A_06, A00.FR.313. */
        OLD_VERSION("InvalidTLSVersion", "protocol_version") {
            @Override
            List<String> options(Authority authority) throws Exception {
                return own(authority.server(), "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
            }
        },
        /** A00.FR.319 and A00.FR.320: the CSMS has to know the pair with forward secrecy, too. */
        NO_FORWARD_SECRECY("InvalidTLSCipherSuite", "handshake_failure") {
            @Override
            List<String> options(Authority authority) throws Exception {
                return own(authority.rsaServer(), "-tls1_2", "-cipher", "AES128-GCM-SHA256:AES256-GCM-SHA384");
            }
        },
        /** RFC 5280, 6.1 asks for no such path; TLS of either provider takes 32 kB. */
        HUNDRED_KILOBYTES("InvalidCsmsCertificate", "are more, or longer, than TLS takes") {
            @Override
            List<String> options(Authority authority) throws Exception {
                Path directory = authority.openssl().directory();
                String root = Files.readString(directory.resolve(authority.root()));
                Files.writeString(directory.resolve("chain.pem"), root.repeat(250));
                return own(authority.server(), "-cert_chain", "chain.pem");
            }
        },
        /** RFC 6066, 8. */
        REVOKED("InvalidCsmsCertificate", "has been revoked") {
            @Override
            List<String> options(Authority authority) throws Exception {
                String server = authority.server();
                return own(server, "-status_file", authority.revokesServer());
            }
        };

        private final String event;
        private final String reason;

        Unfit(String event, String reason) {
            this.event = event;
            this.reason = reason;
        }

        abstract List<String> options(Authority authority) throws Exception;

        private static List<String> own(String server, String... more) {
            List<String> options = new ArrayList<>(List.of("-cert", server + ".pem", "-key", server + ".key"));
            options.addAll(List.of(more));
            return options;
        }
    }

    @ParameterizedTest
    @EnumSource(Unfit.class)
    void isRefusedForItsOwnReasonAndChangesNothing(Unfit unfit) throws Exception {
        Authority authority = Authority.make(directory, "first");
        Files.copy(directory.resolve(authority.root()), directory.resolve("ca.pem"));
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "0"));
        command.addAll(unfit.options(authority));
        try (TalkingProcess csms = TalkingProcess.start("csms", directory, command);
                Gateway gateway = PasswordSite.start(directory, URI.create("wss://localhost:" + port(csms)))) {
            Map<String, String> before = kept();
            try (FakeStation station = PasswordSite.persistent(gateway, any -> true)) {
                assertThat(station.awaitClosed(SOON).code()).isEqualTo(1001);
            }

            assertThat(kept()).isNotEmpty().isEqualTo(before);
        }
        assertThat(String.join("\n", files("data/security-log").values())).contains(unfit.event, unfit.reason);
    }

    private static String port(TalkingProcess csms) throws InterruptedException {
        String line = csms.awaitLine("that it listens", said -> said.startsWith("ACCEPT "));
        return line.substring(line.lastIndexOf(':') + 1).strip();
    }

    /** Certificates, roots, keys and what a CSMS has set. */
    private Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        for (String part : List.of("data/identities", "data/keys", "data/settings")) {
            kept.putAll(files(part));
        }
        return kept;
    }

    private Map<String, String> files(String part) throws IOException {
        Path root = directory.resolve(part);
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.exists(root) ? Files.walk(root) : Stream.empty()) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
            }
        }
        return texts;
    }
}
