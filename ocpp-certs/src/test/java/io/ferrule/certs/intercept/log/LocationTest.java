// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.proxy.handshake.AddressBlock;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a peer may send the gateway. */
class LocationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "file:///etc/passwd",
                "gopher://example.com/",
                "jar:http://example.com/x!/",
                "//example.com/logs",
                "/logs",
                "http:///logs",
                "http://",
                "http://exa mple.com/",
                "http://example.com:0/",
                "http://example.com:70000/",
                "http://example.com/a%0d%0aSTOR%20x",
                "ftp://user%0d%0aPASS:x@example.com/",
                "http://example.com/logs#fragment",
                "http://example.com/%zz"
            })
    void whatNoUploadCanUseIsRefused(String url) {
        assertThat(Location.of(url)).isEmpty();
    }

    @Test
    void aSchemeThatIsNotListedIsRefused() {
        UploadPlaces places = new UploadPlaces(Set.of("https"), Set.of(), List.of());

        assertThat(places.objection(Location.of("http://example.com/").orElseThrow()))
                .contains("logs may not be uploaded by http");
    }

    @ParameterizedTest
    @CsvSource({
        "https://logs.example.com/x, true",
        "https://LOGS.example.com/x, true",
        "https://a.b.example.net/x, true",
        "https://example.net/x, false",
        "https://logs.example.com.evil.test/x, false",
        "https://1.1.1.1/x, false"
    })
    void onlyHostsThatAreListedAreAllowedWhereAnyAre(String url, boolean allowed) {
        UploadPlaces places = new UploadPlaces(Set.of("https"), Set.of("logs.Example.com", ".example.net"), List.of());

        assertThat(places.objection(Location.of(url).orElseThrow()).isEmpty()).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({"http://10.1.2.3/, false", "http://10.9.2.3/, true", "http://[::1]/, true", "http://1.1.1.1/, false"})
    void anAddressInAPrivateNetworkIsRefusedUnlessTheNetworkIsListed(String url, boolean refused) {
        UploadPlaces places = new UploadPlaces(Set.of("http"), Set.of(), List.of(AddressBlock.of("10.1.0.0/16")));

        assertThat(places.objection(Location.of(url).orElseThrow()).isPresent()).isEqualTo(refused);
    }

    @Test
    void aUrlWithoutEndIsRefused() {
        assertThat(Location.of("http://example.com/" + "a".repeat(2_000))).isEmpty();
    }

    @Test
    void theFileGoesIntoAFolder() {
        Location location = Location.of("HTTPS://example.com/logs/?token=a%20b").orElseThrow();

        assertThat(location.target("x.log")).isEqualTo("/logs/x.log?token=a%20b");
        assertThat(location.port()).isEqualTo(443);
    }

    @Test
    void userAndPasswordAreDecoded() {
        Location location = Location.of("ftp://a%40b:p%3Aw+x@example.com/").orElseThrow();

        assertThat(location.user()).isEqualTo("a@b");
        assertThat(location.password()).isEqualTo("p:w+x");
        assertThat(location).hasToString("ftp://example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.1",
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "169.254.169.254",
                "172.31.255.255",
                "192.168.0.1",
                "198.18.0.1",
                "198.51.100.7",
                "224.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::ffff:127.0.0.1",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void addressesThatAreNotPublicAreRefused(String address) throws Exception {
        assertThat(UploadPlaces.standard().permits(InetAddress.getByName(address)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.1.1.1", "172.32.0.1", "223.255.255.1", "2606:4700::1111"})
    void publicAddressesAreNot(String address) throws Exception {
        assertThat(UploadPlaces.standard().permits(InetAddress.getByName(address)))
                .isTrue();
    }

    @Test
    void aNetworkThatIsNamedIsAllowed() throws Exception {
        UploadPlaces networks = new UploadPlaces(Set.of(), Set.of(), List.of(AddressBlock.of("10.1.0.0/16")));

        assertThat(networks.permits(InetAddress.getByName("10.1.2.3"))).isTrue();
        assertThat(networks.permits(InetAddress.getByName("10.2.2.3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "2130706433", "127.1", "::1"})
    void otherSpellingsOfTheGatewayItselfDoNotHelp(String host) throws Exception {
        assertThat(UploadPlaces.standard().resolve(host)).isEmpty();
    }
}
