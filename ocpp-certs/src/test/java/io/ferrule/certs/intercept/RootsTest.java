// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static io.ferrule.certs.Recipe.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Roots over the wire: M03 to M05 of the security extension of OCPP 1.6 and of OCPP 2.0.1. */
class RootsTest {

    private static final String CSMS_ROOT = "CentralSystemRootCertificate";
    private static final String MANUFACTURER_ROOT = "ManufacturerRootCertificate";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path dir;

    private LifeBench bench;
    private TestAuthority second;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled().connected();
        second = TestAuthority.root("Second root");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void installsAndListsAManufacturerRoot() throws Exception {
        // TC_075_1_CS
        Outcome installed = bench.install(MANUFACTURER_ROOT, Recipe.pem(second.certificate()));
        Outcome listed = list16(MANUFACTURER_ROOT);

        assertThat(installed.toCsms()).containsExactly("[3,\"o1\",{\"status\":\"Accepted\"}]");
        assertThat(listed.toCsms()).singleElement().satisfies(frame -> assertThat(frame)
                .contains(hash(second.certificate(), HashAlgorithm.SHA256).issuerKeyHash())
                .contains(hash(second.certificate(), HashAlgorithm.SHA256).serialNumber()));
        assertThat(installed.toStation()).isEmpty();
        assertThat(bench.raisedTypes()).containsExactly(SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS);
    }

    @Test
    void installsAndListsARootForTheCsms() throws Exception {
        // TC_075_2_CS
        bench.install(CSMS_ROOT, Recipe.pem(second.certificate()));

        Outcome listed = list16(CSMS_ROOT);

        assertThat(listed.toCsms()).singleElement().satisfies(frame -> assertThat(frame)
                .contains(hash(bench.root.certificate(), HashAlgorithm.SHA256).issuerKeyHash())
                .contains(hash(second.certificate(), HashAlgorithm.SHA256).issuerKeyHash()));
        assertThat(bench.credentials().trust()).contains(second.certificate());
    }

    @Test
    void saysNotFoundWhereThereIsNone() {
        // OCPP 2.0.1 part 6, TC_M_19 and its counterpart in 1.6
        Outcome listed = list16(MANUFACTURER_ROOT);

        assertThat(listed.toCsms()).containsExactly("[3,\"o1\",{\"status\":\"NotFound\"}]");
    }

    private interface Spoil {
        String pem() throws Exception;
    }

    static Stream<Arguments> badRoots() {
        return Stream.of(
                bad(
                        "leaf",
                        Refusal.NOT_AN_AUTHORITY,
                        () -> Recipe.pem(TestAuthority.root(Recipe.station("SN-1"), KeyType.EC_P256.generate())
                                .certificate())),
                bad(
                        "intermediate",
                        Refusal.NOT_A_ROOT,
                        () -> Recipe.pem(
                                TestAuthority.root("Stranger").below("Below").certificate())),
                bad(
                        "expired",
                        Refusal.EXPIRED,
                        () -> Recipe.pem(TestAuthority.root(
                                        Recipe.authority("Old").valid(NOW.minus(DAY.multipliedBy(9)), NOW.minus(DAY)),
                                        KeyType.EC_P256.generate())
                                .certificate())),
                bad(
                        "future",
                        Refusal.NOT_YET_VALID,
                        () -> Recipe.pem(TestAuthority.root(
                                        Recipe.authority("New").valid(NOW.plus(DAY), NOW.plus(DAY.multipliedBy(9))),
                                        KeyType.EC_P256.generate())
                                .certificate())),
                bad(
                        "two blocks",
                        Refusal.SEVERAL_CERTIFICATES,
                        () -> Recipe.pem(
                                TestAuthority.root("A").certificate(),
                                TestAuthority.root("B").certificate())),
                bad("5501 characters", Refusal.TOO_LONG, () -> "x".repeat(5501)),
                bad("no PEM", Refusal.NOT_PEM, () -> "hello"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badRoots")
    void refusesEachBadRootForItsOwnReasonAndChangesNothing(String name, Refusal reason, Spoil spoil) throws Exception {
        // TC_078_CS, OCPP 2.0.1 part 6, TC_M_07: Rejected and InvalidCentralSystemCertificate.
        Map<String, String> before = FaultyStore.snapshot(dir);

        Outcome outcome = bench.install(CSMS_ROOT, spoil.pem());

        assertThat(outcome.toCsms()).containsExactly("[3,\"o1\",{\"status\":\"Rejected\"}]");
        assertThat(bench.raised).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(SecurityEventType.INVALID_CSMS_CERTIFICATE);
            assertThat(event.techInfo()).contains("InstallCertificate of a " + CSMS_ROOT, reason.sentence());
        });
        assertThat(FaultyStore.snapshot(dir)).isEqualTo(before);
    }

    @Test
    void refusesOneRootTooMany() throws Exception {
        // CertificateStoreMaxLength
        bench.close();
        LifeBench small = new LifeBench(dir.resolve("small"))
                .enrolled()
                .with(settings -> settings.withRoots(settings.roots().withStoreMax(2)))
                .connected();
        small.install(CSMS_ROOT, Recipe.pem(second.certificate()));

        Outcome outcome = small.install(
                CSMS_ROOT, Recipe.pem(TestAuthority.root("Third root").certificate()));

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        small.close();
    }

    @Test
    void acceptsTheSameRootAgain() throws Exception {
        // M05.FR.17
        bench.install(CSMS_ROOT, Recipe.pem(second.certificate()));
        Map<String, String> before = FaultyStore.snapshot(dir);

        Outcome again = bench.install(CSMS_ROOT, Recipe.pem(second.certificate()));

        assertThat(again.toCsms().get(0)).contains("Accepted");
        assertThat(FaultyStore.snapshot(dir)).isEqualTo(before);
    }

    @Test
    void saysFailedWhenTheDiskIsFull() throws Exception {
        // What a CSMS is tested with in TC_M_05 of OCPP 2.0.1 part 6.
        // M05: fine but could not be stored
        bench.disk = (step, file) -> {
            throw new FileSystemException(file.toString(), null, "No space left on device");
        };

        Outcome outcome = bench.install(CSMS_ROOT, Recipe.pem(second.certificate()));

        assertThat(outcome.toCsms().get(0)).contains("Failed");
        assertThat(bench.identity().trust().installed(RootUse.CSMS)).hasSize(1);
        assertThat(bench.toldKinds()).contains(LifeEvent.Kind.STORE_FAILED);
    }

    @Test
    void stopsAFloodOfRoots() throws Exception {
        for (int i = 0; i < 60; i++) {
            bench.install(CSMS_ROOT, "nonsense");
        }

        Outcome outcome = bench.install(CSMS_ROOT, "nonsense");

        assertThat(outcome.toCsms().get(0)).contains("Failed");
        assertThat(bench.raised).hasSize(60);
    }

    @Test
    void refusesAWordOfAnotherVersion() throws Exception {
        Outcome outcome = bench.install("V2GRootCertificate", Recipe.pem(second.certificate()));

        assertThat(outcome.toCsms().get(0)).contains("Rejected");
        assertThat(outcome.toStation()).isEmpty();
    }

    private Outcome list16(String type) {
        return bench.orders("GetInstalledCertificateIds", Payload.empty().with("/certificateType", type));
    }

    private static CertificateHashData hash(X509Certificate root, HashAlgorithm algorithm) {
        return CertificateHashData.of(root, root.getPublicKey(), algorithm);
    }

    private static Arguments bad(String name, Refusal reason, Spoil spoil) {
        return Arguments.of(name, reason, spoil);
    }
}
