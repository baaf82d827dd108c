// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static io.ferrule.proxy.journal.Samples.CP1;
import static io.ferrule.proxy.journal.Samples.NOON;
import static io.ferrule.proxy.journal.Samples.call;
import static io.ferrule.proxy.journal.Samples.start;
import static io.ferrule.proxy.journal.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.journal.EntryQuery;
import io.ferrule.proxy.journal.Fingerprint;
import io.ferrule.proxy.journal.GivenReply;
import io.ferrule.proxy.journal.JournalException;
import io.ferrule.proxy.journal.JournalException.Reason;
import io.ferrule.proxy.journal.JournalKey;
import io.ferrule.proxy.journal.JournalSettings;
import io.ferrule.proxy.journal.JournaledCall;
import io.ferrule.proxy.journal.Kind;
import io.ferrule.proxy.journal.StatusRecord;
import io.ferrule.proxy.journal.TransactionBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionTest {

    private static final int FIRST = TransactionBook.FIRST_PROVISIONAL;
    private static final String SECRET = "TAG-0815-SECRET";

    @TempDir
    Path directory;

    @Test
    void leavesNoPayloadInTheFiles() throws IOException {
        Fingerprint fingerprint = Fingerprint.of("StartTransaction", SECRET);
        try (SqliteJournal journal = SqliteJournal.open(settings(1))) {

            writeSecrets(journal, fingerprint);

            assertThat(everything()).doesNotContain(SECRET).doesNotContain(raw(fingerprint));
        }
        assertThat(everything()).doesNotContain(SECRET).doesNotContain(raw(fingerprint));
    }

    @Test
    void leavesItReadableWithoutAKey() throws IOException {
        Fingerprint fingerprint = Fingerprint.of("StartTransaction", SECRET);
        try (SqliteJournal journal = new JournalBench(directory).open()) {
            writeSecrets(journal, fingerprint);
        }

        String files = everything();

        assertThat(files).contains(SECRET).contains(raw(fingerprint));
    }

    @Test
    void refusesAnotherKeyAndLeavesTheFileAlone() {
        try (SqliteJournal journal = SqliteJournal.open(settings(1))) {
            value(journal.outbox().append(start(CP1, "a", FIRST)));
        }

        assertThatThrownBy(() -> SqliteJournal.open(settings(2)))
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY));
        assertThatThrownBy(() -> new JournalBench(directory).open())
                .isInstanceOfSatisfying(
                        JournalException.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRONG_KEY));

        try (SqliteJournal journal = SqliteJournal.open(settings(1))) {
            assertThat(JournalBench.ids(journal)).containsExactly("a");
        }
    }

    @Test
    void aChangedTextGoesDeadAndHoldsUpNobody() {
        try (SqliteJournal journal = SqliteJournal.open(settings(1))) {
            long first = value(journal.outbox().append(start(CP1, "a", FIRST)));
            long second = value(journal.outbox().append(start(CP1, "b", FIRST)));
            value(journal.writer()
                    .submit(sql -> sql.update(
                            "UPDATE entry SET payload = (SELECT payload FROM entry WHERE number = ?) WHERE number = ?",
                            second,
                            first)));

            var next = value(journal.outbox().next(CP1));

            assertThat(next.orElseThrow().number()).isEqualTo(second);
            assertThat(value(journal.outbox().list(EntryQuery.dead())))
                    .extracting(entry -> entry.reason())
                    .containsExactly("its text on disk was changed");
        }
    }

    @Test
    void neverPrintsAKeyOrAText() {
        JournaledCall call = call(Kind.BILLING, SECRET);

        List<String> printed = List.of(
                new JournalKey(new byte[32]).toString(),
                call.toString(),
                settings(1).toString());

        assertThat(printed).noneMatch(text -> text.contains(SECRET));
        assertThat(printed.get(0)).isEqualTo("***");
    }

    private static void writeSecrets(SqliteJournal journal, Fingerprint fingerprint) {
        JournaledCall call =
                new JournaledCall(CP1, OcppVersion.V1_6, Kind.BILLING, "a", "Start", Optional.of("1"), SECRET, NOON);
        GivenReply reply = new GivenReply(fingerprint, "a", OptionalInt.of(FIRST), SECRET, NOON);
        value(journal.outbox().append(call, reply));
        value(journal.stations().write(CP1, new StatusRecord(0, 1, SECRET, NOON, false)));
        value(journal.stations().shadow(CP1, "AuthorizationKey", SECRET));
    }

    private JournalSettings settings(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new JournalBench(directory).settings().withKey(new JournalKey(key));
    }

    private String everything() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(EncryptionTest::content).collect(Collectors.joining("\n"));
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String raw(Fingerprint fingerprint) {
        byte[] bytes = new PayloadCipher.PlainText().blind(fingerprint);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
