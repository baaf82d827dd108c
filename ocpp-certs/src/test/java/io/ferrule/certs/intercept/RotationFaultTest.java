// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.Issued;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rotation over the wire whose disk fails at every single step, once for good, as a loss of power, and once until there is
 * room again. Afterwards the old or the new identity works, never neither, and what was promised to the CSMS is kept.
 */
class RotationFaultTest {

    @TempDir
    Path dir;

    private Optional<TestAuthority> root = Optional.empty();
    private int count;
    /** Whether the CSMS was told that its certificate is kept. */
    private boolean promised;

    @Test
    void whateverStepIsTheLastTheOldOrTheNewIdentityWorksAfterwards() throws Exception {
        int steps = steps();

        for (int fatal = 0; fatal < steps; fatal++) {
            Path own = seeded("dead" + fatal);
            LifeBench bench = bench(own, fatal, Integer.MAX_VALUE);
            rotate(bench);
            bench.close();

            assertWhole(own, "the disk went dead before step " + fatal + " of " + steps);
        }
    }

    @Test
    void whateverStepFailsARotationGoesOnWhenThereIsRoomAgain() throws Exception {
        int steps = steps();

        for (int fatal = 0; fatal < steps; fatal++) {
            Path own = seeded("full" + fatal);
            LifeBench bench = bench(own, fatal, 0);
            rotate(bench);
            bench.disk = (step, file) -> {};

            bench.restarted();
            finish(bench);

            assertThat(bench.identity().candidate())
                    .as("disk full before step %d", fatal)
                    .isEmpty();
            assertThat(bench.active()).as("disk full before step %d", fatal).isGreaterThan(1);
            bench.close();
        }
    }

    private int steps() throws Exception {
        LifeBench bench = bench(seeded("count"), Integer.MAX_VALUE, 0);
        rotate(bench);
        bench.close();
        assertThat(count).isGreaterThan(20);
        assertThat(promised).isTrue();
        return count;
    }

    /** Key pairs and roots are made once. */
    private Path seeded(String name) throws Exception {
        Path own = dir.resolve(name);
        Path seed = dir.resolve("seed");
        if (!Files.exists(seed)) {
            new LifeBench(seed, authority()).enrolled().close();
        }
        try (Stream<Path> files = Files.walk(seed)) {
            for (Path file : files.toList()) {
                Files.copy(file, own.resolve(seed.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return own;
    }

    private TestAuthority authority() throws Exception {
        if (root.isEmpty()) {
            root = Optional.of(TestAuthority.root("CPO root"));
        }
        return root.get();
    }

    private LifeBench bench(Path own, int fatal, int dead) throws Exception {
        count = 0;
        promised = false;
        LifeBench bench = new LifeBench(own, authority());
        bench.connected();
        bench.disk = (step, file) -> {
            boolean fails = dead > 0 ? count >= fatal : count == fatal;
            count++;
            if (fails) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        };
        return bench;
    }

    /** As far as it comes. */
    private void rotate(LifeBench bench) throws Exception {
        Outcome asked = bench.trigger();
        if (!Received.calls(asked.toCsms(), "SignCertificate")) {
            return;
        }
        bench.answers(asked.toCsms(), "SignCertificate", "{\"status\":\"Accepted\"}");
        Outcome answer = bench.certificateSigned(bench.sign(Received.csr(asked.toCsms())));
        promised = answer.toCsms().get(0).contains("Accepted");
        if (promised) {
            redial(bench);
        }
    }

    private static void redial(LifeBench bench) throws Exception {
        try {
            bench.proves(bench.dialSucceeds());
        } catch (NoSuchElementException e) {
            // The change could not be written down, so nobody dials yet.
            return;
        }
    }

    /** The request that a restart takes up, or a new one. */
    private static void finish(LifeBench bench) throws Exception {
        List<String> booted = bench.boots().toCsms();
        if (bench.active() <= 1) {
            List<String> frames = Received.calls(booted, "SignCertificate")
                    ? booted
                    : bench.trigger().toCsms();
            bench.answers(frames, "SignCertificate", "{\"status\":\"Accepted\"}");
            bench.certificateSigned(bench.sign(Received.csr(frames)));
            redial(bench);
        }
    }

    private void assertWhole(Path own, String when) throws Exception {
        LifeBench bench = new LifeBench(own, authority());
        try (IdentityStore store = FaultyStore.open(own, (step, file) -> {}, bench.clock)) {
            StationIdentity identity = store.station("CP001");
            assertThat(store.damaged()).as(when).isEmpty();
            assertThat(identity.dialOrder(bench.clock.instant())).as(when).isNotEmpty();
            assertThat(identity.trust().roots()).as(when).hasSize(1);
            for (Generation generation : identity.dialOrder(bench.clock.instant())) {
                Issued credential = store.credential("CP001", generation.number());
                assertThat(CertificateFacts.matches(
                                credential.key(), credential.chain().get(0)))
                        .as(when)
                        .isTrue();
            }
            if (promised) {
                assertThat(identity.dialOrder(bench.clock.instant()).get(0).number())
                        .as(when)
                        .isGreaterThan(1);
            }
        }
    }
}
