// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.enrol.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.enrol.EnrolmentAnswer;
import io.ferrule.certs.enrol.EnrolmentTls;
import io.ferrule.certs.enrol.acme.FakeAcme.Canned;
import io.ferrule.certs.verify.LeafVerdict;
import io.ferrule.model.Payload;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Accounts and orders that end well (RFC 8555), with a server that checks every signature and nonce. */
class AcmeClientTest {

    @TempDir
    private Path directory;

    private AcmeBench bench;
    private FakeAcme server;

    @BeforeEach
    void start() throws Exception {
        bench = new AcmeBench(directory.resolve("acme"));
        server = bench.server;
    }

    @AfterEach
    void stop() {
        bench.close();
    }

    /** RFC 8555, 7.1: one order from the account to the certificate. */
    @Test
    void ordersTheNameThatTheRequestAsksForAndPassesTheChecksOfAStation() throws Exception {
        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(bench.verdict(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.looked).hasSize(1).allMatch(shown -> shown.startsWith("tok-1_A."));
        assertThat(server.seen)
                .containsSubsequence(
                        "GET directory",
                        "HEAD nonce",
                        "POST account",
                        "POST orders",
                        "POST authorization",
                        "POST challenge",
                        "POST finalize",
                        "POST certificate");
    }

    @Test
    void showsNothingAnyMoreWhenTheOrderIsOver() throws Exception {
        bench.client().enrol(bench.request());

        assertThat(bench.shown).isEmpty();
    }

    @Test
    void renewsByANewOrder() throws Exception {
        AcmeClient client = bench.client();
        client.enrol(bench.request());

        EnrolmentAnswer answer = client.renew(bench.request());

        assertThat(bench.verdict(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.orders()).isEqualTo(2);
    }

    @Test
    void namesTheAuthoritiesThatItWasGiven() throws Exception {
        assertThat(bench.client().authorities()).containsExactly(bench.root.certificate());
    }

    /** RFC 8555, 7.3: contacts and consent; the account outlives the process. */
    @Test
    void registersOnceAndKeepsTheAccountEncrypted() throws Exception {
        server.meta = "{\"termsOfService\":\"https://ca.example/terms\"}";
        AcmeAccount account = bench.account().withTermsAgreed().withContacts(List.of("mailto:ops@example.com"));
        bench.client(account).enrol(bench.request());

        bench.client(bench.account()).enrol(bench.request());

        assertThat(server.accounts).singleElement().satisfies(said -> assertThat(said.text())
                .isEqualTo("{\"termsOfServiceAgreed\":true,\"contact\":[\"mailto:ops@example.com\"]}"));
        try (var files = Files.list(directory.resolve("acme"))) {
            assertThat(files).singleElement().satisfies(file -> assertThat(
                            Files.readString(file, StandardCharsets.ISO_8859_1))
                    .startsWith("FKE1")
                    .doesNotContain("accounts/1"));
        }
    }

    /** A server that was set up anew (RFC 8555, 6.7: accountDoesNotExist). */
    @Test
    void registersAgainWhereTheServerHasForgottenTheAccount() throws Exception {
        AcmeClient client = bench.client();
        client.enrol(bench.request());
        server.knowsAccount = false;

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(bench.verdict(answer)).isInstanceOf(LeafVerdict.Accepted.class);
        assertThat(server.accounts).hasSize(2);
    }

    /** RFC 8555, 7.3.4. */
    @Test
    void bindsTheAccountToAnExternalOne() throws Exception {
        server.meta = "{\"externalAccountRequired\":true}";
        byte[] secret = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

        EnrolmentAnswer answer = bench.client(bench.account().boundTo(new ExternalAccount("kid-1", secret)))
                .enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        Payload binding = server.accounts.get(0).part("/externalAccountBinding").orElseThrow();
        assertThat(SignedQuestions.part(binding.text(), "/protected").text())
                .isEqualTo("{\"alg\":\"HS256\",\"kid\":\"kid-1\",\"url\":\"" + server.url("account") + "\"}");
        assertThat(SignedQuestions.payload(binding.text()).string("/kty")).contains("EC");
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        byte[] input = (binding.string("/protected").orElseThrow() + "."
                        + binding.string("/payload").orElseThrow())
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Base64.getUrlDecoder().decode(binding.string("/signature").orElseThrow()))
                .isEqualTo(mac.doFinal(input));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"externalAccountRequired\":true}", "{\"termsOfService\":\"https://ca.example/terms\"}"})
    void registersNowhereAgainstTheOperatorsWill(String meta) throws Exception {
        server.meta = meta;

        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Refused.class);
        assertThat(server.accounts).isEmpty();
    }

    /** RFC 8555, 6.5. */
    @Test
    void asksAgainWithAFreshNonce() throws Exception {
        server.answers("orders", 4, new Canned(400, "badNonce", "too old", Map.of()));

        EnrolmentAnswer answer = bench.client().enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        assertThat(server.orders()).isEqualTo(1);
    }

    /** RFC 8555, 8.4: the seam for another way to show a name. */
    @Test
    void leavesItToTheResponderHowANameIsShown() throws Exception {
        server.challengeType = "dns-01";
        Challenge challenge = new Challenge("a.example", "token", "token.thumbprint");

        EnrolmentAnswer answer =
                bench.client(bench.account(), bench.responder("dns-01")).enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Issued.class);
        // printf token.thumbprint | openssl dgst -sha256 -binary | basenc --base64url
        assertThat(challenge.txtValue()).isEqualTo("61rBZ_4knHblO0MNoxFsXZ_eTFUHum0B6IVRbhvUn5I");
    }

    @Test
    void ordersNothingForARequestWithoutADnsName() throws Exception {
        SigningRequest request = SigningRequest.create(new StationSubject("Example CPO", "SN-0001"), bench.pair);

        EnrolmentAnswer answer = bench.client().enrol(request);

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Refused.class);
        assertThat(server.seen).isEmpty();
    }

    @Test
    void doesNotTalkToAServerOfAnUnknownRoot() throws Exception {
        SSLContext stranger = EnrolmentTls.context(List.of(bench.root.certificate()), Optional.empty());
        AcmeClient client = AcmeClient.at(server.directory(), stranger, bench.account(), bench.responder("http-01"));

        EnrolmentAnswer answer = client.enrol(bench.request());

        assertThat(answer).isInstanceOf(EnrolmentAnswer.Unavailable.class);
        assertThat(server.seen).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://ca.example.com/dir", "ca.example.com", "https:///x"})
    void speaksNothingButHttps(String address) {
        assertThatThrownBy(() -> AcmeClient.at(
                        URI.create(address), SSLContext.getDefault(), bench.account(), bench.responder("http-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("https://");
    }
}
