// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import static io.ferrule.certs.intercept.settings.SettingsBench.CP001;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.intercept.Frames;
import io.ferrule.proxy.testing.Outcome;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted of a change, and what is written down before (OCPP 1.6 security white paper edition 3, A01 and A05). */
class ChangeConfigurationTest {

    private static final String HEX_KEY = "000102030405060708090a0b0c0d0e0f10111213";

    @TempDir
    Path dir;

    private SettingsBench bench;

    @BeforeEach
    void open() throws IOException {
        bench = new SettingsBench(dir);
    }

    @Test
    void keysOfTheStationGoToTheStation() {
        String change = "[2,\"c\",\"ChangeConfiguration\",{\"key\":\"HeartbeatInterval\",\"value\":\"60\"}]";

        Outcome outcome = bench.v16().fromCsms(change);

        assertThat(outcome.toStation()).containsExactly(change);
    }

    @Test
    void aKeyOfTheGatewayNeverReachesTheStation() {
        Outcome outcome = change("authorizationkey", HEX_KEY);

        assertThat(outcome.toStation()).isEmpty();
        assertThat(status(outcome)).isEqualTo("Accepted");
    }

    @Test
    void aKeyInHexadecimalIsBytes() {
        // TC_073; A01.FR.02 with A00.FR.304
        change("AuthorizationKey", HEX_KEY);

        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(new Password(HexFormat.of().parseHex(HEX_KEY)));
    }

    @Test
    void aKeyThatIsNoHexadecimalIsText() {
        // TC_085
        change("AuthorizationKey", "sixteen-chars-ok");

        assertThat(bench.settings.choiceOf(CP001).flatMap(NorthboundChoice::password))
                .contains(SettingsBench.password("sixteen-chars-ok"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "twenty-one characters", HEX_KEY + "14"})
    void aKeyOfAnotherLengthIsRefused(String key) {
        // A00.FR.304: 16 to 20 bytes
        assertThat(status(change("AuthorizationKey", key))).isEqualTo("Rejected");
        assertThat(bench.settings.choiceOf(CP001)).isEmpty();
    }

    @Test
    void thePasswordIsInNoFileNoteOrEvent() throws IOException {
        change("AuthorizationKey", HEX_KEY);

        String file = Files.readString(dir.resolve("settings/CP001.settings"), StandardCharsets.ISO_8859_1);
        assertThat(file + bench.events + bench.notes + bench.settings.choiceOf(CP001))
                .doesNotContain(HEX_KEY);
    }

    @Test
    void withoutAPasswordOnTheWireTheNewOneIsOnlyKept() {
        bench.configured = new NorthboundChoice(SecurityProfile.TLS_CLIENT_CERTIFICATE, Optional.empty());

        change("AuthorizationKey", HEX_KEY);

        assertThat(bench.settings.choiceOf(CP001))
                .contains(new NorthboundChoice(
                        SecurityProfile.TLS_CLIENT_CERTIFICATE,
                        Optional.of(new Password(HexFormat.of().parseHex(HEX_KEY)))));
    }

    @Test
    void aPasswordThatIsOnlyKeptIsLoggedAsChangedToo() {
        // A01.FR.08 to A01.FR.12: the change is in the security log, the value never
        bench.configured = new NorthboundChoice(SecurityProfile.TLS_CLIENT_CERTIFICATE, Optional.empty());

        change("AuthorizationKey", HEX_KEY);

        assertThat(bench.events).containsExactly(SettingsBench.changed("password changed"));
    }

    @Test
    void aHigherProfileIsAcceptedAndTriedFirst() {
        // TC_083; A05.FR.06
        assertThat(status(change("SecurityProfile", "3"))).isEqualTo("Accepted");
        assertThat(bench.settings.choiceOf(CP001).map(NorthboundChoice::profile))
                .contains(SecurityProfile.TLS_CLIENT_CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1", "0", "4", "-1", "x", "", "3.0", "٣"})
    void aLowerEqualOrStrangeProfileIsRefused(String profile) {
        // A05.FR.01
        assertThat(status(change("SecurityProfile", profile))).isEqualTo("Rejected");
    }

    @Test
    void profile3NeedsACertificate() {
        // A05.FR.04
        bench.material.own = false;

        assertThat(status(change("SecurityProfile", "3"))).isEqualTo("Rejected");
    }

    @Test
    void profile2NeedsARoot() {
        // A05.FR.03
        bench.configured = new NorthboundChoice(SecurityProfile.BASIC, Optional.of(SettingsBench.OLD));
        bench.material.root = false;

        assertThat(status(change("SecurityProfile", "2"))).isEqualTo("Rejected");
    }

    @Test
    void profile1NeedsAPassword() {
        // A05.FR.02
        bench.configured = new NorthboundChoice(SecurityProfile.NONE, Optional.empty());

        assertThat(status(change("SecurityProfile", "1"))).isEqualTo("Rejected");
    }

    @Test
    void whatCanOnlyBeReadIsNotChanged() {
        assertThat(status(change("CertificateStoreMaxLength", "5"))).isEqualTo("Rejected");
    }

    @Test
    void theOrganisationIsKeptOverARestart() throws IOException {
        change("CpoName", "Ünion, \"E\" + Söhne");

        bench.open();

        assertThat(bench.settings.organisationOf(CP001)).isEqualTo("Ünion, \"E\" + Söhne");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\\u0007b",
                "an organisation whose name is far too long to be that of a certificate, as O takes 64"
            })
    void aNameThatNoCertificateTakesIsRefused(String name) {
        assertThat(status(change("CpoName", name))).isEqualTo("Rejected");
        assertThat(bench.settings.organisationOf(CP001)).isEqualTo("Example CPO");
    }

    @Test
    void aChangeThatCannotBeWrittenIsRefused() throws IOException {
        Files.createDirectory(dir.resolve("settings/CP001.settings"));

        assertThat(status(change("CpoName", "Another"))).isEqualTo("Rejected");
        assertThat(bench.settings.organisationOf(CP001)).isEqualTo("Example CPO");
    }

    private Outcome change(String key, String value) {
        return bench.v16()
                .fromCsms("[2,\"c\",\"ChangeConfiguration\",{\"key\":\"" + key + "\",\"value\":\""
                        + value.replace("\"", "\\\"") + "\"}]");
    }

    private static String status(Outcome outcome) {
        return Frames.result(outcome.toCsms().get(0)).string("/status").orElseThrow();
    }
}
