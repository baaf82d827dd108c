// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.verify.EffectRules;
import io.ferrule.certs.verify.LeafPolicy;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.certs.verify.LeafVerifier;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A renewal at an authority that is killed, or meets a full disk, before each single step on the disk: those of the store, of
 * the account and of the open order. Afterwards the old or the new identity works, and the next try ends well.
 */
class EnrolmentFaultTest {

    private static final String STATION = "CP001";
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    /** Ends a run at a step, as kill -9 does: nothing after it happens. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @TempDir
    private Path directory;

    private AcmeBench bench;
    private int count;

    @BeforeEach
    void start() throws Exception {
        bench = new AcmeBench(directory.resolve("unused"));
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void killedBeforeAnyStepTheNextRunEndsWell() throws Exception {
        int steps = steps();

        for (int fatal = 0; fatal < steps; fatal++) {
            Path own = seeded("kill" + fatal);
            endsWell(own, dying(fatal), "killed before step " + fatal + " of " + steps);
        }
    }

    @Test
    void aFullDiskAtAnyStepTheNextRunEndsWell() throws Exception {
        int steps = steps();

        for (int fatal = 0; fatal < steps; fatal++) {
            Path own = seeded("full" + fatal);
            endsWell(own, full(fatal), "disk full from step " + fatal + " of " + steps);
        }
    }

    private int steps() throws Exception {
        count = 0;
        run(seeded("count"), (step, file) -> count++);
        assertThat(count).isGreaterThan(30);
        return count;
    }

    private FaultyStore.Disk dying(int fatal) {
        count = 0;
        return (step, file) -> {
            if (count++ == fatal) {
                throw new Killed();
            }
        };
    }

    private FaultyStore.Disk full(int fatal) {
        count = 0;
        return (step, file) -> {
            if (count++ >= fatal) {
                throw new FileSystemException(file.toString(), null, "No space left on device");
            }
        };
    }

    private void endsWell(Path own, FaultyStore.Disk disk, String when) throws Exception {
        int before = bench.server.orders();
        try {
            run(own, disk);
        } catch (Killed | IOException e) {
            assertThat(e).as(when).isNotNull();
        }
        try (IdentityStore store = FaultyStore.open(own, (step, file) -> {}, CLOCK)) {
            assertThat(store.damaged()).as(when).isEmpty();
            Generation shown = store.station(STATION).dialOrder(NOW).get(0);
            assertThat(store.credential(STATION, shown.number()).chain())
                    .as(when)
                    .isNotEmpty();
        }

        run(own, (step, file) -> {});

        try (IdentityStore store = FaultyStore.open(own, (step, file) -> {}, CLOCK)) {
            assertThat(store.station(STATION).generations())
                    .as(when)
                    .singleElement()
                    .satisfies(generation -> {
                        assertThat(generation.stage()).isEqualTo(Stage.ACTIVE);
                        assertThat(generation.number()).isGreaterThan(1);
                    });
        }
        assertThat(bench.server.orders() - before).as(when).isLessThanOrEqualTo(2);
    }

    /** With the operator's roots and a certificate in use. */
    private Path seeded(String name) throws Exception {
        Path own = Files.createDirectory(directory.resolve(name));
        KeyPair pair = KeyType.EC_P256.generate();
        try (IdentityStore store = FaultyStore.open(own, (step, file) -> {}, CLOCK)) {
            FactoryImport factory = new FactoryImport(store);
            factory.roots(STATION, RootUse.CSMS, List.of(bench.root.certificate()));
            factory.credential(
                    STATION,
                    new Issued(
                            pair.getPrivate(), List.of(bench.root.issue(Recipe.station("SN-0001"), pair.getPublic()))));
        }
        return own;
    }

    /** What a gateway does from the key to the proof; with the key, the account and the order that are there. */
    private void run(Path own, FaultyStore.Disk disk) throws Exception {
        boolean[] opened = new boolean[1];
        FaultyStore.Disk late = (step, file) -> {
            if (opened[0]) {
                disk.before(step, file);
            }
        };
        try (IdentityStore store = FaultyStore.open(own, late, CLOCK);
                AcmeClient client = bench.client(AcmeAccount.in(FaultyStore.settings(own.resolve("acme"), late)))) {
            opened[0] = true;
            if (store.station(STATION).active().orElseThrow().number() == 1) {
                renew(store, client);
            }
        }
    }

    private static void renew(IdentityStore store, AcmeClient client) throws Exception {
        Rotation rotation = new Rotation(store);
        if (store.station(STATION).candidate().isEmpty()) {
            enrol(store, rotation, client);
        }
        Generation candidate = store.station(STATION).candidate().orElseThrow();
        if (candidate.stage() == Stage.CERT_STORED) {
            rotation.advance(STATION, candidate.number(), Stage.CANDIDATE_LIVE);
        }
        rotation.commit(STATION, candidate.number(), EffectRules.CURRENT);
    }

    private static void enrol(IdentityStore store, Rotation rotation, AcmeClient client) throws Exception {
        int key = key(store, rotation);
        EnrolmentAnswer answer = client.enrol(SigningRequest.create(AcmeBench.NAME, store.pair(STATION, key)));
        if (!(answer instanceof EnrolmentAnswer.Issued issued)) {
            throw new IOException(answer.toString());
        }
        LeafVerdict verdict = new LeafVerifier(LeafPolicy.standard())
                .verify(issued.certificateChain(), store.station(STATION).leafCase(AcmeBench.NAME, NOW));
        assertThat(verdict).isInstanceOf(LeafVerdict.Accepted.class);
        rotation.keepCertificate(STATION, (LeafVerdict.Accepted) verdict);
    }

    private static int key(IdentityStore store, Rotation rotation) throws IOException {
        var waiting = store.station(STATION).pending().stream()
                .filter(pending -> pending.stage() == Stage.CSR_SENT)
                .mapToInt(Generation::number)
                .max();
        if (waiting.isPresent()) {
            return waiting.getAsInt();
        }
        int made = rotation.newKey(STATION, KeyType.EC_P256).number();
        rotation.advance(STATION, made, Stage.CSR_SENT);
        return made;
    }
}
