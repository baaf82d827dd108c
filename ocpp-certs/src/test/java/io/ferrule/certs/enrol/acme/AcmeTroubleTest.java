// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.acme.FakeAcme.Canned;
import io.ferrule.certs.verify.LeafVerdict;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Orders that end badly: what is refused, and what may pass (RFC 8555). */
class AcmeTroubleTest {

    @TempDir
    private Path directory;

    private AcmeBench bench;
    private FakeAcme server;
    private AcmeClient client;

    @BeforeEach
    void start() throws Exception {
        bench = new AcmeBench(directory.resolve("acme"));
        server = bench.server;
        client = bench.client();
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /** RFC 8555, 6.7. */
    @ParameterizedTest
    @ValueSource(strings = {"rejectedIdentifier", "unauthorized", "malformed", "userActionRequired", "unheardOf"})
    void takesARefusedOrderForFinalAndQuotesTheReasonHarmlessly(String type) throws Exception {
        server.answers("orders", 1, new Canned(403, type, "not\nfor \u001b[31myou " + "x".repeat(500), Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOfSatisfying(EnrolmentAnswer.Refused.class, refused -> assertThat(refused.why())
                .startsWith("the authority answers 403, " + type + ": \"not\\u000afor \\u001b[31myou xxx")
                .endsWith("...\"")
                .hasSizeLessThan(200));
    }

    @Test
    void showsNoTypeThatIsNoWord() throws Exception {
        server.answers("orders", 1, new Canned(403, "<b>\u0007", "", Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Refused("the authority answers 403"));
    }

    /** RFC 8555, 6.6. */
    @ParameterizedTest
    @CsvSource({"3600,3600", "1,60", "999999999,86400"})
    void waitsAsLongAsARateLimitAsks(String retryAfter, int seconds) throws Exception {
        server.answers("orders", 1, new Canned(429, "rateLimited", "slowly", Map.of("Retry-After", retryAfter)));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Later(Duration.ofSeconds(seconds)));
    }

    /** RFC 9110, 10.2.3: the date is one of the server's clock, which its answer shows. */
    @Test
    void waitsUntilADate() throws Exception {
        String date = ZonedDateTime.now(ZoneOffset.UTC).plusHours(2).format(DateTimeFormatter.RFC_1123_DATE_TIME);
        server.answers("orders", 1, new Canned(429, "rateLimited", "slowly", Map.of("Retry-After", date)));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOfSatisfying(EnrolmentAnswer.Later.class, later -> assertThat(later.after())
                .isBetween(Duration.ofMinutes(110), Duration.ofHours(2)));
    }

    @ParameterizedTest
    @CsvSource({"429,rateLimited", "500,serverInternal", "503,''", "302,''", "408,''"})
    void takesTroubleOfTheServerForAFailureThatPasses(int status, String type) throws Exception {
        server.answers("orders", 1, new Canned(status, type, "", Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class);
    }

    @Test
    void givesUpOnAServerThatTakesNoNonce() throws Exception {
        server.answers("orders", 10, new Canned(400, "badNonce", "", Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class);
        assertThat(server.seen).filteredOn("POST orders"::equals).hasSize(5);
    }

    /** RFC 8555, 8: what the authority found, or that it did not get through. */
    @ParameterizedTest
    @CsvSource({"unauthorized,Refused", "incorrectResponse,Refused", "connection,Unavailable", "dns,Unavailable"})
    void tellsANameThatIsNotOursFromANetworkThatFails(String error, String kind) throws Exception {
        server.challengeError = error;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(answer.toString())
                .contains("the authority could not confirm the name by http-01, " + error, "\\u001b[31mno\\u000away");
    }

    @Test
    void beginsANewOrderAfterOneThatFailed() throws Exception {
        server.challengeError = "connection";
        client.enrol(bench.request());
        server.challengeError = "";

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.orders()).isEqualTo(2);
        assertThat(bench.shown).isEmpty();
    }

    @Test
    void saysWhichProofsTheAuthorityOffersInstead() throws Exception {
        server.challengeType = "tls-alpn-01";

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer)
                .isEqualTo(new EnrolmentAnswer.Refused(
                        "the authority does not offer http-01 for the name, but \"tls-alpn-01\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "a b", ""})
    void showsNothingUnderATokenThatIsNone(String token) throws Exception {
        server.token = token;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Refused.class);
        assertThat(bench.shown).isEmpty();
    }

    /** OCPP 2.0.1 part 2, A02.FR.06: the verifier has the last word. */
    @Test
    void bringsACertificateForAnotherKeyThatNobodyAccepts() throws Exception {
        server.otherKey = Optional.of(KeyType.EC_P256.generate().getPublic());

        LeafVerdict verdict = bench.verdict(client.enrol(bench.request()));

        assertThat(verdict).isInstanceOfSatisfying(LeafVerdict.Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Refusal.UNKNOWN_KEY));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "[]",
                "{\"newNonce\":\"http://localhost/n\",\"newAccount\":\"https://x/a\",\"newOrder\":\"https://x/o\"}",
                "{\"newNonce\":1,\"newNonce\":2}"
            })
    void makesNothingOfNonsense(String directory) throws Exception {
        server.answers("directory", 1, new Canned(200, "", directory, Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("no usable answer: IOException"));
    }

    @Test
    void givesUpOnAnEndlessAnswer() throws Exception {
        server.answers("certificate", 1, new Canned(200, "", "A".repeat(300_000), Map.of()));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isEqualTo(new EnrolmentAnswer.Unavailable("no usable answer: IOException"));
    }

    @Test
    void saysThatTheAccountCannotBeKeptAndTellsTheServerNothing() throws Exception {
        Files.delete(directory.resolve("acme"));
        Files.writeString(directory.resolve("acme"), "in the way");

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer)
                .isInstanceOfSatisfying(EnrolmentAnswer.Unavailable.class, trouble -> assertThat(trouble.why())
                        .startsWith("the account at " + server.directory() + " cannot be written"));
        assertThat(server.seen).isEmpty();
    }

    @Test
    void saysThatAnAnswerCannotBeShown() throws Exception {
        ChallengeResponder broken = new ChallengeResponder() {
            @Override
            public String type() {
                return "http-01";
            }

            @Override
            public Offer offer(Challenge challenge) throws IOException {
                throw new FileNotFoundException("zone");
            }
        };

        EnrolmentAnswer answer = bench.client(bench.account(), broken).enrol(bench.request());

        assertThat(answer)
                .isEqualTo(new EnrolmentAnswer.Unavailable(
                        "the answer to the authority's challenge cannot be shown: FileNotFoundException"));
    }
}
