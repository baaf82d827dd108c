// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.csms;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.benchmarks.lab.oracle.Disturbance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsmsBooksTest {

    @TempDir
    private Path directory;

    @Test
    void tellsWhenItWasDoneWithACallOverWhichItTookLong() throws IOException {
        Path book = Files.write(
                directory.resolve("csms.jsonl"),
                List.of(
                        heard(1, 10_000),
                        "{\"event\":\"answered\",\"number\":1,\"at\":10900}",
                        heard(2, 20_000),
                        "{\"event\":\"answered\",\"number\":2,\"at\":22500}",
                        heard(3, 30_000)));

        List<Disturbance> slow = CsmsBooks.read(book).slow();

        assertThat(slow).containsExactly(new Disturbance(Optional.of("CP1"), 22_500, 22_500));
    }

    private static String heard(int number, long at) {
        return "{\"event\":\"heard\",\"number\":" + number
                + ",\"station\":\"CP1\",\"id\":\"h\",\"action\":\"Heartbeat\",\"text\":\"{}\","
                + "\"refused\":false,\"at\":" + at + "}";
    }
}
