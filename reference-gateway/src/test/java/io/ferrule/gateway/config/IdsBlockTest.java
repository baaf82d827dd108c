// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.ferrule.ids.evidence.SyslogTarget;
import io.ferrule.ids.evidence.SyslogTarget.Transport;
import io.ferrule.ids.intercept.MeasureSettings;
import io.ferrule.ids.rule.Reaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdsBlockTest {

    @TempDir
    private Path directory;

    private GatewayConfig read(String more) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file, "southbound: {listen: 127.0.0.1:9000}\nnorthbound: {url: ws://csms.example.com}\n" + more);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    @Test
    void watchesNobodyWhereNothingIsSaid() throws Exception {
        GatewayConfig config = read("");

        assertThat(config.ids()).isEmpty();
    }

    @Test
    void blocksByOurRulesWhereTheBlockSaysNothingElse() throws Exception {
        IdsBlock block = read("ids: {csms: on}\n").ids().orElseThrow();

        assertThat(block.mode()).contains(Reaction.BLOCK);
        assertThat(block.rules()).isEmpty();
        assertThat(block.measures()).isEqualTo(MeasureSettings.defaults());
        assertThat(block.evidence()).isEqualTo(new EvidenceBlock(true, Optional.empty(), Optional.empty()));
    }

    @Test
    void readsEverything() throws Exception {
        IdsBlock block =
                read("""
                        ids:
                          mode: alert
                          rules: [./rules, other.yaml]
                          csms: off
                          ecs: {file: ./alerts.jsonl, megabytes: 1, files: 0}
                          syslog: {address: 'tls://logs.example', host: cabinet-7, trust: [ca.pem],
                            identity: {certificate: own.pem, key: own.key}}
                          measures: {address-minutes: 0, throttle-minutes: 1, quarantine-minutes: 60, never-block: [192.0.2.0/24]}
                          context:
                            sites: [{id: s1, timezone: Europe/Berlin, fuse-a: 250}]
                            firmware-hosts: [FW.example]
                            csms-peers: [198.51.100.1]
                            trusted-roots: ['SHA256:AA:%s']
                            maintenance: [{from: 2026-12-24T22:00:00Z, to: 2026-12-25T04:00:00Z, what: firmware}]
                        """
                                .formatted("bb".repeat(31)))
                        .ids()
                        .orElseThrow();

        assertThat(block.mode()).contains(Reaction.ALERT);
        assertThat(block.rules()).containsExactly(directory.resolve("rules"), directory.resolve("other.yaml"));
        assertThat(block.evidence().csms()).isFalse();
        assertThat(block.evidence().ecs()).contains(new EvidenceBlock.Ecs(directory.resolve("alerts.jsonl"), 1, 0));
        assertThat(block.evidence().syslog().orElseThrow().target())
                .isEqualTo(new SyslogTarget(Transport.TLS, "logs.example", 6514));
        assertThat(block.evidence().syslog().orElseThrow().identity())
                .contains(new IdentityFiles(directory.resolve("own.pem"), directory.resolve("own.key")));
        assertThat(block.measures().address()).isZero();
        assertThat(block.measures().quarantine()).isEqualTo(Duration.ofHours(1));
        assertThat(block.context().sites().get(0).zone()).contains(ZoneId.of("Europe/Berlin"));
        assertThat(block.context().allowed().firmwareHosts()).containsExactly("fw.example");
        assertThat(block.context().allowed().trustedRoots()).containsExactly("aa" + "bb".repeat(31));
        assertThat(block.context().maintenance()).hasSize(1);
    }

    @Test
    void readsWhatAStationSaysOfItself() throws Exception {
        IdsStation station = read("stations: [{id: CP1, ids: {mode: off, site: s1, vendor: V, model: M,"
                        + " connectors: [{id: 1, rated-w: 22000, phases: 3}], limits: {frame-bytes: 2048}}}]\n")
                .stations()
                .get(0)
                .ids();

        assertThat(station.said()).isTrue();
        assertThat(station.mode()).isEmpty();
        assertThat(station.with("SN-1").serial()).isEqualTo("SN-1");
        assertThat(station.connectors().get(0).watts()).hasValue(22_000);
        assertThat(station.limits().frameBytes()).hasValue(2_048);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ids: {mode: blok} | 3:13 | did you mean \"block\"?",
                "ids: {rulez: [x]} | 3:7 | did you mean \"rules\"?",
                "ids: {syslog: {address: 'http://x'}} | 3:25 | udp://, tcp:// or tls://",
                "ids: {syslog: {host: x}} | 3:15 | is required",
                "ids: {ecs: {megabytes: 1}} | 3:12 | is required",
                "ids: {measures: {address-minutes: 2000}} | 3:35 | from 0 to 1440",
                "ids: {context: {trusted-roots: [12]}} | 3:33 | 64 hexadecimal digits",
                "ids: {context: {maintenance: [{from: 2026-01-02T00:00:00Z, to: 2026-01-01T00:00:00Z}]}} | 3:64 | later",
            })
    void saysWhereAndWhatIsWrong(String block, String place, String sentence) {
        ConfigException wrong = catchThrowableOfType(ConfigException.class, () -> read(block + "\n"));

        assertThat(wrong.problems()).singleElement().asString().contains(":" + place + ": ids", sentence);
    }
}
