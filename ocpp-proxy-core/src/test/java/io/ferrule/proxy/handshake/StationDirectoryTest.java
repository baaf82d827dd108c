// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import static io.ferrule.model.OcppVersion.V1_5;
import static io.ferrule.model.OcppVersion.V1_6;
import static io.ferrule.model.OcppVersion.V2_0_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.handshake.StationDirectory.Mode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StationDirectoryTest {

    private static final byte[] RAW_KEY = {0, 1, 2, 3, 4, 5, 6, 7, -1, -1, -1, -1, -1, -1, -1, ':'};

    private final StationDirectory listed = directory(Mode.LISTED, Optional.of(V1_6));

    @Test
    void admitsAListedStation() {
        assertThat(listed.admit(request("/ocpp/OPEN", "10.0.0.1")))
                .isEqualTo(new Admission.Admit(new StationId("OPEN"), V1_6, Optional.of("ocpp1.6")));
    }

    @Test
    void refusesAnUnlistedIdentityUnlessAnyMayConnect() {
        UpgradeRequest stranger = request("/ocpp/STRANGER", "10.0.0.1");

        // OCPP-J 1.6, 3.1.1
        assertThat(status(listed.admit(stranger))).isEqualTo(404);
        assertThat(directory(Mode.ANY, Optional.of(V1_6)).admit(stranger)).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void refusesAnAddressOutsideTheStationsBlocks() {
        assertThat(status(listed.admit(request("/HOME", "192.168.1.21")))).isEqualTo(403);
        assertThat(listed.admit(request("/HOME", "192.168.1.20"))).isInstanceOf(Admission.Admit.class);
    }

    @Test
    void asksForCredentialsWhereAPasswordIsConfigured() {
        Admission answer = listed.admit(request("/LOCKED", "10.0.0.1"));

        // OCPP-J 1.6, 6.2.1; RFC 7617, 2
        assertThat(answer)
                .isEqualTo(new Admission.Refuse(
                        401, Map.of("WWW-Authenticate", "Basic realm=\"ocpp\""), "missing or wrong credentials"));
    }

    @Test
    void admitsAPasswordThatIsNoTextAndContainsAColon() {
        assertThat(listed.admit(request("/LOCKED", "10.0.0.1", basic("LOCKED", RAW_KEY))))
                .isInstanceOf(Admission.Admit.class);
    }

    @Test
    void comparesTheUserBeforeItLooksForTheColon() {
        // field quirk 11: an identity with a colon
        assertThat(listed.admit(request("/A%3AB", "10.0.0.1", basic("A:B", RAW_KEY))))
                .isInstanceOf(Admission.Admit.class);
    }

    @Test
    void acceptsTheIdentityAsTheStationWroteItInItsUrl() {
        assertThat(listed.admit(request("/A%3AB", "10.0.0.1", basic("A%3AB", RAW_KEY))))
                .isInstanceOf(Admission.Admit.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Bearer TE9DS0VEOng=", "Basic TE9DS0VEOg==", "Basic T1BFTjp4"})
    void refusesOtherCredentials(String header) {
        assertThat(status(listed.admit(request("/LOCKED", "10.0.0.1", header)))).isEqualTo(401);
    }

    @Test
    void refusesTwoDifferentCredentials() {
        UpgradeRequest twice = request("/LOCKED", "10.0.0.1", basic("LOCKED", RAW_KEY), basic("LOCKED", new byte[1]));

        assertThat(status(listed.admit(twice))).isEqualTo(401);
    }

    @Test
    void refusesCredentialsOfAnotherStation() {
        // A00.FR.207: the user must be the identity in the URL
        assertThat(status(listed.admit(request("/LOCKED", "10.0.0.1", basic("A:B", RAW_KEY)))))
                .isEqualTo(401);
    }

    @ParameterizedTest
    @CsvSource({
        "'ocpp2.0.1,ocpp1.6', V2_0_1, ocpp2.0.1",
        "'ocpp1.6,ocpp2.0.1', V1_6, ocpp1.6",
        "'soap,OCPP1.5', V1_5, OCPP1.5",
        "'ocpp2.1 ocpp1.6', V1_6, ocpp1.6",
    })
    void choosesInTheStationsOrderAndSpelling(String offered, OcppVersion version, String token) {
        // OCPP-J 1.6, 3.1.2; field quirks 2 and 4
        assertThat(Subprotocols.choose(List.of(offered.split(",")), Set.of(V1_5, V1_6, V2_0_1)))
                .contains(new Subprotocols.Choice(version, token));
    }

    @Test
    void findsNoCommonSubprotocol() {
        UpgradeRequest request = new UpgradeRequest(
                new InetSocketAddress("10.0.0.1", 1), "/OPEN", Map.of(), List.of("ocpp1.2", "ocpp2.0"));

        assertThat(listed.admit(request)).isInstanceOf(Admission.NoCommonSubprotocol.class);
    }

    @Test
    void givesAStationThatOffersNothingTheConfiguredVersionOrNone() {
        UpgradeRequest silent = new UpgradeRequest(new InetSocketAddress("10.0.0.1", 1), "/OPEN", Map.of(), List.of());

        // field quirk 1
        assertThat(listed.admit(silent)).isEqualTo(new Admission.Admit(new StationId("OPEN"), V1_6, Optional.empty()));
        assertThat(directory(Mode.LISTED, Optional.empty()).admit(silent))
                .isInstanceOf(Admission.NoCommonSubprotocol.class);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.0/24, 192.168.1.255, true",
        "192.168.1.77/24, 192.168.1.1, true",
        "192.168.1.0/24, 192.168.2.1, false",
        "192.168.1.20, 192.168.1.20, true",
        "192.168.1.20/31, 192.168.1.21, true",
        "0.0.0.0/0, 8.8.8.8, true",
        "0.0.0.0/0, ::1, false",
        "2001:db8::/33, 2001:db8:7fff::1, true",
        "2001:db8::/33, 2001:db8:8000::1, false",
    })
    void knowsWhatABlockContains(String block, String address, boolean contained) throws Exception {
        assertThat(AddressBlock.of(block).contains(InetAddress.getByName(address)))
                .isEqualTo(contained);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.1/33",
                "10.0.0.1/",
                "10.0.0.1/-1",
                "::1/129",
                "a.b.c.d/8",
                "256.1.1.1"
            })
    void refusesWhatIsNoBlock(String text) {
        assertThatThrownBy(() -> AddressBlock.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static StationDirectory directory(Mode mode, Optional<OcppVersion> withoutSubprotocol) {
        Optional<StationPassword> password = Optional.of(StationPassword.of(RAW_KEY));
        return new StationDirectory(
                mode,
                List.of(
                        new KnownStation(new StationId("OPEN"), Optional.empty(), List.of()),
                        new KnownStation(new StationId("LOCKED"), password, List.of()),
                        new KnownStation(new StationId("A:B"), password, List.of()),
                        new KnownStation(
                                new StationId("HOME"), Optional.empty(), List.of(AddressBlock.of("192.168.1.20/32")))),
                EnumSet.allOf(OcppVersion.class),
                withoutSubprotocol);
    }

    private static UpgradeRequest request(String target, String address, String... authorization) {
        return new UpgradeRequest(
                new InetSocketAddress(address, 50_000),
                target,
                Map.of("authorization", List.of(authorization)),
                List.of("ocpp1.6"));
    }

    private static String basic(String user, byte[] password) {
        byte[] prefix = (user + ":").getBytes(StandardCharsets.UTF_8);
        byte[] pair = new byte[prefix.length + password.length];
        System.arraycopy(prefix, 0, pair, 0, prefix.length);
        System.arraycopy(password, 0, pair, prefix.length, password.length);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    private static int status(Admission admission) {
        return admission instanceof Admission.Refuse refuse ? refuse.status() : 0;
    }
}
