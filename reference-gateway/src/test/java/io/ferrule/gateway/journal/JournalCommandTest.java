// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ferrule.gateway.cli.Ferrule;
import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.config.Secret;
import io.ferrule.gateway.wiring.JournalStore;
import io.ferrule.proxy.journal.Journal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalCommandTest {

    private static final String KEY = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private Path dataDir() {
        return directory.resolve("data");
    }

    private int journal(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "journal";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Ferrule.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    @Test
    void listsWhatWaitsAndWhatIsDeadForPeople() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal("list", dataDir().toString());

        assertThat(exitCode).isZero();
        assertThat(lines().get(1)).startsWith("  entry  station  action ");
        assertThat(lines().get(2)).contains("1 ", "CP1", "StopTransaction", "pending", "2026-11-22T08:00:00Z");
        assertThat(lines().get(3)).contains("2 ", "CP2", "StartTransaction", "2000000001", "dead");
        assertThat(err.toString()).contains("3 entries");
        assertThat(out.toString())
                .doesNotContain(Letters.TAG)
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void listsForProgramsOneObjectOnEachLine() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal("list", dataDir().toString(), "--json", "--state", "dead", "--station", "CP2");

        assertThat(exitCode).isZero();
        assertThat(lines()).hasSize(2);
        JsonNode first = new ObjectMapper().readTree(lines().get(0));
        assertThat(first.get("entry").asLong()).isEqualTo(2);
        assertThat(first.get("transaction").asText()).isEqualTo("2000000001");
        assertThat(first.get("state").asText()).isEqualTo("dead");
        assertThat(first.get("reason").asText()).contains("no such");
        assertThat(first.has("frame") || first.has("payload") || first.has("text"))
                .isFalse();
    }

    @Test
    void readsThePlaceAndTheKeyFromTheConfiguration() throws Exception {
        Files.writeString(
                directory.resolve("gateway.yaml"),
                """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: ws://a/b, when-away: buffer}
                journal: {key: {file: journal.key}}
                """);
        Files.writeString(directory.resolve("journal.key"), KEY + "\n");
        Letters.in(dataDir(), encrypted());

        int exitCode = journal("list", directory.resolve("gateway.yaml").toString(), "--json");

        assertThat(exitCode).isZero();
        assertThat(lines()).hasSize(3);
    }

    @Test
    void needsTheKeyOfAnEncryptedJournal() throws Exception {
        Letters.in(dataDir(), encrypted());

        int exitCode = journal("list", dataDir().toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("another key, or without one").contains("journal.key");
    }

    private static JournalBlock encrypted() {
        return new JournalBlock(512, Duration.ofDays(90), JournalBlock.key(Secret.of(KEY)));
    }

    @Test
    void putsADeadStartBackWithItsTransaction() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal("retry", dataDir().toString(), "2", "--json");

        assertThat(exitCode).isZero();
        assertThat(lines()).containsExactly("{\"entry\":2,\"retried\":2}");
        out.getBuffer().setLength(0);
        journal("list", dataDir().toString(), "--json", "--state", "pending");
        assertThat(lines()).hasSize(3);
    }

    @Test
    void dropsADeadLetterForGood() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal("drop", dataDir().toString(), "3");

        assertThat(exitCode).isZero();
        out.getBuffer().setLength(0);
        journal("list", dataDir().toString(), "--json");
        assertThat(lines()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "drop"})
    void touchesNothingThatIsNotDead(String command) throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal(command, dataDir().toString(), "1", "99", "--json");

        assertThat(exitCode).isEqualTo(1);
        assertThat(lines())
                .containsExactly(
                        "{\"entry\":1,\"error\":\"there is no dead letter with this number\"}",
                        "{\"entry\":99,\"error\":\"there is no dead letter with this number\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry", "drop"})
    void changesNothingUnderARunningGateway(String command) throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());
        var settings = JournalStore.settings(dataDir(), JournalBlock.defaults(), Clock.systemUTC(), event -> {});
        try (Journal running = Journal.open(settings)) {

            int exitCode = journal(command, dataDir().toString(), "2");

            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString()).contains("in use").contains("stop the gateway");
            assertThat(running.usage().toCompletableFuture().join().dead()).isEqualTo(2);
        }
    }

    @Test
    void findsASoundJournalSound() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());

        int exitCode = journal("check", dataDir().toString(), "--json");

        assertThat(exitCode).isZero();
        assertThat(lines().get(0)).startsWith("{\"ok\":true,\"problems\":[],\"pending\":1,\"dead\":2,");
    }

    @Test
    void findsADamagedJournalDamagedAndLeavesItWhereItIs() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());
        Path file = JournalStore.file(dataDir());
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(java.nio.ByteBuffer.allocate(200), 0);
        }

        int checked = journal("check", dataDir().toString());
        int retried = journal("retry", dataDir().toString(), "2");

        assertThat(checked).isEqualTo(1);
        assertThat(retried).isNotZero();
        assertThat(err.toString()).contains("the journal is damaged");
        assertThat(file).exists();
        assertThat(dataDir()).isDirectoryNotContaining("glob:**.damaged-*");
    }

    @Test
    void copiesTheJournalAndNeverOverAFile() throws Exception {
        Letters.in(dataDir(), JournalBlock.defaults());
        Path target = directory.resolve("copy.db");

        int first = journal("backup", dataDir().toString(), target.toString());
        int second = journal("backup", dataDir().toString(), target.toString());

        assertThat(List.of(first, second)).containsExactly(0, 2);
        assertThat(target).isNotEmptyFile();
        assertThat(err.toString()).contains("is there already");
    }

    @Test
    void saysThatThereIsNoJournal() {
        int exitCode = journal("list", directory.toString());

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString()).contains("there is no journal").contains("when-away: buffer");
        assertThat(Optional.of(JournalStore.file(directory)).filter(Files::exists))
                .isEmpty();
    }

    @Test
    void saysWhichCommandsThereAre() {
        int exitCode = journal();

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .contains("list")
                .contains("retry")
                .contains("drop")
                .contains("check")
                .contains("backup");
    }
}
