// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AdditionalRootCertificateCheck: one root in force and one to fall back to (M05.FR.08 to 13). */
class AdditionalRootCheckTest {

    private static final String CSMS_ROOT = "CentralSystemRootCertificate";

    @TempDir
    Path dir;

    private LifeBench bench;
    private X509Certificate old;
    private X509Certificate fresh;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir)
                .enrolled()
                .with(settings -> settings.withRoots(settings.roots().withAdditionalRootCheck()))
                .buffered(UpstreamState.OPEN);
        old = bench.root.certificate();
        TestAuthority next = TestAuthority.root("Next root");
        fresh = next.crossSigned(bench.root, Recipe.authority("Next root"));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private void installed() throws Exception {
        bench.install(CSMS_ROOT, Recipe.pem(fresh));
        bench.harness().upstreamLost();
    }

    private List<X509Certificate> inForce() throws Exception {
        return bench.identity().trust().installed(RootUse.CSMS).stream()
                .map(InstalledRoot::certificate)
                .toList();
    }

    @Test
    void refusesARootThatTheOldOneDidNotSign() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_09
        X509Certificate stranger = TestAuthority.root(Recipe.authority("Stranger"), KeyType.EC_P256.generate())
                .certificate();

        Outcome outcome = bench.install(CSMS_ROOT, Recipe.pem(stranger));

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        assertThat(inForce()).containsExactly(old);
    }

    @Test
    void removesTheOldRootAfterAConnectionUnderTheNewOne() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_30
        installed();
        List<X509Certificate> dialled = bench.credentials().trust();
        Outcome opened = bench.harness().upstreamOpens();
        List<InstalledRoot> before = bench.identity().trust().fallback(RootUse.CSMS);

        bench.proves(opened);

        assertThat(dialled).containsExactly(fresh);
        assertThat(before).hasSize(1);
        assertThat(inForce()).containsExactly(fresh);
        assertThat(bench.identity().trust().fallback(RootUse.CSMS)).isEmpty();
    }

    @Test
    void doesNotTakeTheConnectionFromBeforeForAProof() throws Exception {
        bench.install(CSMS_ROOT, Recipe.pem(fresh));

        bench.boots();

        assertThat(bench.identity().trust().fallback(RootUse.CSMS)).hasSize(1);
    }

    @Test
    void goesBackToTheOldRootAtOnceWhenTheNewOneCannotVerifyTheCsms() throws Exception {
        // OCPP 2.0.1 part 6, TC_M_31
        installed();
        bench.harness().advance(Duration.ofSeconds(10));
        bench.dialFails(Fault.SERVER_CERTIFICATE);
        List<X509Certificate> second = bench.credentials().trust();
        Outcome dialled = bench.dialSucceeds();

        bench.proves(dialled);

        assertThat(second).containsExactly(old);
        assertThat(inForce()).containsExactly(old);
        assertThat(bench.identity().trust().fallback(RootUse.CSMS)).isEmpty();
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.FELL_BACK, LifeEvent.Kind.ROOTS_CHANGED);
    }

    @Test
    void takesTurnsUntilOneOfThemWorks() throws Exception {
        installed();
        bench.harness().advance(Duration.ofSeconds(10));
        bench.dialFails(Fault.SERVER_CERTIFICATE);
        bench.dialFails(Fault.SERVER_CERTIFICATE);

        List<X509Certificate> third = bench.credentials().trust();

        assertThat(third).containsExactly(fresh);
        assertThat(bench.identity().trust().fallback(RootUse.CSMS)).hasSize(1);
    }
}
