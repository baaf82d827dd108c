// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareBlockTest {

    @TempDir
    private Path directory;

    private GatewayConfig read(String more) throws IOException, ConfigException {
        Path file = directory.resolve("gateway.yaml");
        Files.writeString(
                file, "southbound: {listen: 127.0.0.1:9000}\nnorthbound: {url: ws://csms.example.com}\n" + more);
        return ConfigFile.read(file, name -> Optional.empty());
    }

    @Test
    void leavesFirmwareToStationsWhereNothingIsSaid() throws Exception {
        GatewayConfig config = read("");

        assertThat(config.firmware()).isEmpty();
    }

    @Test
    void fetchesByHttpsOnlyAndRefusesPlainUpdatesUnlessTheFileSaysMore() throws Exception {
        FirmwareBlock least =
                read("firmware: {listen: 127.0.0.1:0}\n").firmware().orElseThrow();
        FirmwareBlock most = read("firmware: {listen: 127.0.0.1:0, advertise: 10.0.0.1:9001, schemes: [https, ftp],"
                        + " hosts: [fw.example.com], networks: [10.0.0.0/8], allow-pkcs1: true, plain-updates: pass}\n")
                .firmware()
                .orElseThrow();

        assertThat(least.sources().schemes()).containsExactly("https");
        assertThat(least.plainUpdates()).isFalse();
        assertThat(most.sources().schemes()).containsExactlyInAnyOrder("https", "ftp");
        assertThat(most.sources().networks()).hasSize(1);
        assertThat(most.advertised()).contains("10.0.0.1:9001");
        assertThat(most.pkcs1() && most.plainUpdates()).isTrue();
    }

    @Test
    void needsAnAddressToListenOn() {
        ConfigException wrong =
                catchThrowableOfType(ConfigException.class, () -> read("firmware: {schemes: [gopher]}\n"));

        assertThat(wrong.problems()).hasSize(2).anySatisfy(problem -> assertThat(problem.toString())
                .contains("firmware.listen", "is required"));
    }
}
