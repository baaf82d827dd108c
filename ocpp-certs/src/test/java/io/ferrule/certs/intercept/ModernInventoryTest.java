// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.CertificateHashData;
import io.ferrule.certs.HashAlgorithm;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mirrors of the cases about certificates of authorities in OCPP 2.0.1 part 6, TC_M_02 and TC_M_12 to TC_M_22. */
class ModernInventoryTest {

    private static final String CSMS = "CSMSRootCertificate";
    private static final String MANUFACTURER = "ManufacturerRootCertificate";

    @TempDir
    Path dir;

    private LifeBench bench;
    private TestAuthority maker;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled().connected(OcppVersion.V2_0_1);
        maker = TestAuthority.root("Maker root");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    private Outcome installsMaker() throws Exception {
        return bench.install(MANUFACTURER, Recipe.pem(maker.certificate()));
    }

    private Outcome asks(String... types) {
        return bench.orders("GetInstalledCertificateIds", Payload.empty().with("/certificateType", List.of(types)));
    }

    private static Payload answer(Outcome outcome) {
        return Frames.result(outcome.toCsms().get(0));
    }

    private static List<String> typesIn(Payload answer) {
        return IntStream.range(0, answer.size("/certificateHashDataChain"))
                .mapToObj(i -> answer.string("/certificateHashDataChain/" + i + "/certificateType")
                        .orElse(""))
                .toList();
    }

    private Outcome deletes(TestAuthority authority) {
        CertificateHashData data = CertificateHashData.of(
                authority.certificate(), authority.certificate().getPublicKey(), HashAlgorithm.SHA256);
        Payload named = Payload.empty()
                .with("/hashAlgorithm", "SHA256")
                .with("/issuerNameHash", data.issuerNameHash())
                .with("/issuerKeyHash", data.issuerKeyHash())
                .with("/serialNumber", data.serialNumber());
        return bench.orders("DeleteCertificate", Payload.empty().with("/certificateHashData", named));
    }

    @Test
    void installsARootOfTheManufacturer() throws Exception {
        // TC_M_02, TC_M_13
        Outcome installed = installsMaker();
        Payload listed = answer(asks(MANUFACTURER));

        assertThat(answer(installed).string("/status")).contains("Accepted");
        assertThat(typesIn(listed)).containsExactly(MANUFACTURER);
        assertThat(listed.string("/certificateHashDataChain/0/certificateHashData/issuerKeyHash"))
                .contains(CertificateHashData.of(
                                maker.certificate(), maker.certificate().getPublicKey(), HashAlgorithm.SHA256)
                        .issuerKeyHash());
    }

    @Test
    void listsTheRootsForTheCsmsAlone() throws Exception {
        // TC_M_12
        installsMaker();

        Outcome asked = asks(CSMS);

        assertThat(typesIn(answer(asked))).containsExactly(CSMS);
        assertThat(asked.toStation()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"V2GRootCertificate", "V2GCertificateChain", "MORootCertificate"})
    void leavesItToTheStationWhatItHasForVehicles(String type) {
        // TC_M_14, TC_M_15, TC_M_16
        Outcome asked = asks(type);

        assertThat(asked.toCsms()).isEmpty();
        assertThat(asked.toStation()).singleElement().satisfies(frame -> assertThat(frame)
                .contains("GetInstalledCertificateIds", type));
    }

    @Test
    void listsTwoTypesTogether() throws Exception {
        // TC_M_17
        installsMaker();

        Payload listed = answer(asks(CSMS, MANUFACTURER));

        assertThat(typesIn(listed)).containsExactlyInAnyOrder(CSMS, MANUFACTURER);
    }

    @Test
    void asksTheStationTooWhereNoTypeIsNamed() throws Exception {
        // TC_M_18
        installsMaker();

        Outcome asked = bench.orders("GetInstalledCertificateIds", Payload.empty());
        Outcome answered = bench.harness()
                .fromStation("[3,\"" + asked.toStation().get(0).split("\"", -1)[1] + "\",{\"status\":\"NotFound\"}]");

        assertThat(typesIn(answer(answered))).containsExactlyInAnyOrder(CSMS, MANUFACTURER);
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        // TC_M_19
        assertThat(answer(asks(MANUFACTURER)).string("/status")).contains("NotFound");
    }

    @Test
    void deletesARoot() throws Exception {
        // TC_M_20
        installsMaker();

        Outcome deleted = deletes(maker);

        assertThat(answer(deleted).string("/status")).contains("Accepted");
        assertThat(answer(asks(MANUFACTURER)).string("/status")).contains("NotFound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NotImplemented", "NotSupported"})
    void findsNothingToDeleteWhereTheStationKnowsNoCertificates(String code) throws Exception {
        // TC_M_22: a station that does not know DeleteCertificate has nothing either
        Outcome asked = deletes(maker);

        Outcome answered = bench.harness()
                .fromStation("[4,\"" + asked.toStation().get(0).split("\"", -1)[1] + "\",\"" + code + "\",\"\",{}]");

        assertThat(answer(answered).string("/status")).contains("NotFound");
    }

    @Test
    void tellsTheCsmsWhenTheStationFailedToDelete() throws Exception {
        Outcome asked = deletes(maker);
        String failure = "[4,\"" + asked.toStation().get(0).split("\"", -1)[1] + "\",\"InternalError\",\"\",{}]";

        Outcome answered = bench.harness().fromStation(failure);

        assertThat(answered.toCsms()).containsExactly(failure);
    }

    @Test
    void doesNotDeleteWhatTheConnectionNeeds() throws Exception {
        // What a CSMS is tested with in TC_M_21.
        Outcome deleted = deletes(bench.root);

        assertThat(answer(deleted).string("/status")).contains("Failed");
        assertThat(typesIn(answer(asks(CSMS)))).containsExactly(CSMS);
    }
}
