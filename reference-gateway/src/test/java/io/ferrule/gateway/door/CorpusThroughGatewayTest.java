// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.gateway.door.Door.Settings;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import io.ferrule.proxy.testing.FakeStation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What real chargers and CSMSs send passes a whole gateway character for character, unless nobody could read it. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class CorpusThroughGatewayTest {

    private static final Path CORPUS = Path.of("..", "..", "shared", "ocpp-corpus", "field-deviations.jsonl");
    private static final String LAST = "[2,\"last\",\"DataTransfer\",{\"vendorId\":\"V\"}]";
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** One frame of the corpus. */
    record Entry(String id, String version, boolean fromStation, String frame, boolean readable) {

        static Entry of(JsonNode line) {
            return new Entry(
                    line.get("id").textValue(),
                    line.get("version").textValue(),
                    line.get("direction").textValue().equals("CP->CS"),
                    line.get("frame").textValue(),
                    line.get("json").textValue().equals("ok"));
        }

        boolean call() {
            return frame.startsWith("[2,");
        }

        /** What the other side gets: the frame, or the news that there is no readable reply. */
        String expected() {
            return readable ? frame : "[4," + messageId() + ",\"InternalError\",\"the reply cannot be read\",{}]";
        }

        /** The id, in quotes. */
        String messageId() {
            return frame.split(",", 3)[1].strip();
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private FakeCsms csms;
    private Door door;

    @BeforeAll
    void open(@TempDir Path directory) throws Exception {
        Certificates certificates = new Certificates();
        certificates.writeTo(directory);
        csms = FakeCsms.tls(certificates.csms(), true);
        door = Door.open(directory, csms.uri(), Settings.usual().more("certificates: {on-behalf: off}\n"));
        csms.silent();
    }

    @AfterAll
    void close() throws Exception {
        door.close();
        csms.close();
    }

    static List<Entry> corpus() throws IOException {
        assumeThat(CORPUS)
                .as("the corpus of field deviations lies beside the project")
                .exists();
        List<Entry> entries = new ArrayList<>();
        for (String line : Files.readAllLines(CORPUS)) {
            entries.add(Entry.of(MAPPER.readTree(line)));
        }
        return entries;
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void passesWhatCanBeReadCharacterForCharacterAndKeepsTheConnection(Entry entry) {
        try (FakeStation station = door.station(entry.id(), "ocpp" + entry.version())
                .ignoring("GetConfiguration")
                .ignoring("DataTransfer")) {
            FakeCsmsConnection connection = Door.upstream(csms, entry.id());
            if (!entry.call()) {
                openCall(entry, station, connection);
            }

            send(entry, entry.frame(), station, connection);

            assertThat(receive(entry, station, connection)).isEqualTo(entry.expected());
            if (entry.call()) {
                connection.send("[3," + entry.messageId() + ",{}]");
            }
            send(entry, LAST, station, connection);
            assertThat(receive(entry, station, connection)).isEqualTo(LAST);
        }
    }

    /** What is a reply in the corpus answers a call that the other side has made. */
    private static void openCall(Entry entry, FakeStation station, FakeCsmsConnection connection) {
        String call = "[2," + entry.messageId() + ",\"GetConfiguration\",{}]";
        if (entry.fromStation()) {
            connection.send(call);
            assertThat(station.awaitFrame(Door.SOON)).isEqualTo(call);
        } else {
            station.send(call);
            assertThat(connection.awaitFrame(Door.SOON)).isEqualTo(call);
        }
    }

    private static void send(Entry entry, String text, FakeStation station, FakeCsmsConnection connection) {
        if (entry.fromStation()) {
            station.send(text);
        } else {
            connection.send(text);
        }
    }

    private static String receive(Entry entry, FakeStation station, FakeCsmsConnection connection) {
        return entry.fromStation() ? connection.awaitFrame(Door.SOON) : station.awaitFrame(Door.SOON);
    }
}
