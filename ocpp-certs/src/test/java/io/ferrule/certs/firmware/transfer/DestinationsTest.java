// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The location of an image is written by somebody else, and the gateway stands inside. */
class DestinationsTest {

    private final Destinations standard = Destinations.standard();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "100.64.0.1",
                "100.100.100.200",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.192",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.250",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "100::1",
                "2001::1",
                "2001:db8::1",
                "2002:7f00:1::1",
                "3fff::1",
                "fc00::1",
                "fd00:ec2::254",
                "fe80::1",
                "fec0::1",
                "ff02::1"
            })
    void doesNotReachWhatIsNotPublic(String address) throws Exception {
        boolean reached = standard.reach(InetAddress.getByName(address));

        assertThat(reached).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.1",
                "100.63.255.255",
                "100.128.0.1",
                "172.15.0.1",
                "172.32.0.1",
                "192.167.1.1",
                "198.17.0.1",
                "223.255.255.1",
                "2003::1",
                "2a00:1450::1",
                "2606:4700::1111"
            })
    void reachesWhatIsPublic(String address) throws Exception {
        boolean reached = standard.reach(InetAddress.getByName(address));

        assertThat(reached).isTrue();
    }

    @Test
    void reachesNamedNetworksWhenAskedTo() throws Exception {
        InetAddress depot = InetAddress.getByName("192.168.7.1");
        Destinations rule = standard.alsoFrom(depot::equals);

        boolean named = rule.reach(depot);
        boolean neighbour = rule.reach(InetAddress.getByName("192.168.7.2"));

        assertThat(named).isTrue();
        assertThat(neighbour).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "firmware.bin",
                "//host/firmware.bin",
                "http://example.com/f.bin",
                "ftp://example.com/f.bin",
                "file:///etc/passwd",
                "jar:https://example.com/a.jar!/b",
                "gopher://example.com/",
                "https:///f.bin",
                "https:f.bin",
                "https://example.com:65536/f.bin",
                "https://under_score.example.com/f.bin",
                "https://example.com/a b",
                "https://example.com/\r\nHost: other"
            })
    void refusesLocationsThatAreNoneOfHttps(String location) {
        assertThatThrownBy(() -> standard.check(location)).isInstanceOf(HopelessException.class);
    }

    @Test
    void staysWithTheListedHosts() throws Exception {
        Destinations listed = standard.from(Set.of("Files.Example.com", ".cdn.example"));

        assertThat(listed.check("https://FILES.example.com/a")).hasPath("/a");
        assertThat(listed.check("https://eu.cdn.example/a")).hasPath("/a");
        for (String other : Set.of("https://example.com/", "https://cdn.example/", "https://evilcdn.example/")) {
            assertThatThrownBy(() -> listed.check(other)).isInstanceOf(HopelessException.class);
        }
    }
}
