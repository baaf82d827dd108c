// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.rollout.Canary;
import io.ferrule.certs.rollout.Novelty;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.certs.rollout.Stop;
import io.ferrule.certs.rollout.Stops;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.gateway.cli.Ferrule;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.StoreOpening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator sees of a roll-out that has stopped, and how it goes on. */
class RolloutCommandsTest {

    private static final Clock CLOCK = Clock.systemUTC();

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Novelty kind = new Novelty("0000000000000000", "");

    /** One station keeps a certificate of a new kind; with another one that kind has failed. */
    @BeforeEach
    void stopARollout() throws Exception {
        StoreSettings settings = StoreSettings.below(directory);
        ThrowawayAuthority old = ThrowawayAuthority.create("Old", CLOCK, new SecureRandom());
        ThrowawayAuthority fresh = ThrowawayAuthority.create("New", CLOCK, new SecureRandom());
        try (IdentityStore store = StoreOpening.open(settings, CLOCK)) {
            new FactoryImport(store).credential("CP001", old.issueClient("SN-0001", "Example CPO"));
            Rotation rotation = new Rotation(store);
            int key = rotation.newKey("CP001", KeyType.EC_P256).number();
            X509Certificate certificate = fresh.sign(
                    SigningRequest.create(new StationSubject("Example CPO", "SN-0001"), store.pair("CP001", key)));
            rotation.keepCertificate(
                    "CP001", new LeafVerdict.Accepted(key, List.of(certificate), CLOCK.instant(), List.of()));
            kind = Novelty.ofKind(certificate);
        }
        Rollouts rollouts = new Rollouts(new Canary(5, Duration.ofHours(1)), Stops.in(settings.rollouts()), CLOCK);
        rollouts.admits(kind, "CP002", 20);
        rollouts.failed(new Stop(kind, CLOCK.instant(), "CP002", "the CSMS refused it"), 20);
    }

    private int cert(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "cert";
        all[1] = command;
        all[2] = directory.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Ferrule.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    @Test
    void reportsThatARollOutHasStoppedAndHowItGoesOn() {
        int exitCode = cert("report", "--within", "1");

        assertThat(exitCode).isEqualTo(1);
        assertThat(out.toString()).contains(kind.name(), "CN=New");
        assertThat(err.toString())
                .contains("a roll-out has stopped at CP002, the CSMS refused it")
                .contains("ferrule cert resume PLACE " + kind.name());
    }

    @Test
    void reportsHowFarItHasComeForPrograms() throws Exception {
        cert("report", "--within", "1", "--json");

        JsonNode rollout = new ObjectMapper().readTree(out.toString()).at("/rollouts/0");
        assertThat(rollout.get("rollout").asText()).isEqualTo(kind.name());
        assertThat(rollout.get("waiting").asInt()).isEqualTo(1);
        assertThat(rollout.get("active").asInt()).isZero();
        assertThat(rollout.at("/stopped/station").asText()).isEqualTo("CP002");
    }

    @Test
    void letsItGoOn() {
        int resumed = cert("resume", kind.name());
        cert("report", "--within", "1");

        assertThat(resumed).isZero();
        assertThat(err.toString()).contains("it goes on").doesNotContain("a roll-out has stopped");
    }

    @Test
    void saysThatNothingOfThatNameHasStopped() {
        int exitCode = cert("resume", "fedcba9876543210");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("no roll-out fedcba9876543210 has stopped", "ferrule cert report");
    }
}
