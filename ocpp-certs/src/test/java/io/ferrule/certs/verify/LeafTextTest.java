// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.verify;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.Refusal;
import io.ferrule.certs.internal.PemText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The text of CertificateSigned before any certificate in it is looked at (OCPP 2.0.1 part 2, A00.FR.507). */
class LeafTextTest {

    private final LeafBench bench = new LeafBench();

    LeafTextTest() throws Exception {}

    static Stream<Arguments> badTexts() {
        return Stream.of(
                bad("empty", Refusal.EMPTY, pem -> ""),
                bad("blank", Refusal.EMPTY, pem -> " \n\t "),
                bad("one character over the field", Refusal.TOO_LONG, pem -> pem + "\n".repeat(10_001 - pem.length())),
                bad("a NUL", Refusal.NUL_CHARACTER, pem -> pem.replaceFirst("\n", "\0\n")),
                bad("no armour", Refusal.NOT_PEM, pem -> pem.replaceAll("-----[A-Z ]+-----\n", "")),
                bad("DER", Refusal.NOT_PEM, LeafTextTest::der),
                bad("other text", Refusal.NOT_PEM, pem -> "hello"),
                bad("blanks for line ends", Refusal.NOT_PEM, pem -> pem.replace('\n', ' ')),
                bad("no end", Refusal.TRUNCATED, pem -> pem.substring(0, pem.indexOf("-----END"))),
                bad("cut in the middle", Refusal.TRUNCATED, pem -> pem.substring(0, pem.length() / 3)),
                bad("begin in a block", Refusal.TRUNCATED, pem -> pem.replaceFirst("-----END[A-Z -]+", "")),
                bad("no base64", Refusal.UNREADABLE_CERTIFICATE, pem -> pem.replaceFirst("\nMII", "\nM*I")),
                bad("a flipped length", Refusal.UNREADABLE_CERTIFICATE, pem -> pem.replaceFirst("\nMII", "\nMIM")),
                bad("an empty block", Refusal.UNREADABLE_CERTIFICATE, pem -> block("CERTIFICATE", new byte[0])),
                bad("PEM in PEM", Refusal.UNREADABLE_CERTIFICATE, LeafTextTest::nested),
                bad("bytes behind the certificate", Refusal.UNREADABLE_CERTIFICATE, LeafTextTest::longer),
                bad("a trusted certificate", Refusal.FOREIGN_BLOCK, pem -> renamed(pem, "TRUSTED CERTIFICATE")),
                bad("an old label", Refusal.FOREIGN_BLOCK, pem -> renamed(pem, "X509 CERTIFICATE")),
                bad("a request", Refusal.FOREIGN_BLOCK, pem -> renamed(pem, "CERTIFICATE REQUEST")),
                bad("a private key", Refusal.PRIVATE_KEY_INSIDE, pem -> pem + block("PRIVATE KEY", new byte[] {1})),
                bad("an EC key", Refusal.PRIVATE_KEY_INSIDE, pem -> block("EC PRIVATE KEY", new byte[] {1}) + pem));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void refusesEachBadTextForItsOwnReason(String name, Refusal reason, Function<String, String> spoil)
            throws Exception {
        String spoilt = spoil.apply(bench.chain(bench.good()));

        Refusal refusal = bench.refused(spoilt);

        assertThat(refusal).isEqualTo(reason);
    }

    static Stream<Arguments> toleratedTexts() {
        return Stream.of(
                tolerated("CRLF", "carriage return", pem -> pem.replace("\n", "\r\n")),
                tolerated("CR alone", "carriage return", pem -> pem.replace('\n', '\r')),
                tolerated("escaped twice", "escaped twice", pem -> pem.replace("\n", "\\n")),
                tolerated("escaped CRLF", "escaped twice", pem -> pem.replace("\n", "\\r\\n")),
                tolerated("a byte-order mark", "byte-order mark", pem -> "\uFEFF" + pem),
                tolerated("text around", "text around", pem -> "subject=CN\n" + pem + "\nissuer=CN\n"),
                tolerated("a block twice", "came twice", pem -> pem + pem));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("toleratedTexts")
    void toleratesWhatPeersWriteAndSaysSo(String name, String note, Function<String, String> change) throws Exception {
        String changed = change.apply(bench.chain(bench.good()));

        LeafVerdict.Accepted accepted = bench.accepted(changed);

        assertThat(accepted.notes()).anySatisfy(text -> assertThat(text).contains(note));
    }

    @Test
    void takesATextWithoutALastLineEndInSilence() throws Exception {
        LeafVerdict.Accepted accepted = bench.accepted(bench.chain(bench.good()).strip());

        assertThat(accepted.notes()).isEmpty();
    }

    @Test
    void refusesMoreThanFiveCertificates() throws Exception {
        StringBuilder six = new StringBuilder(bench.chain(bench.good()));
        for (int i = 0; i < 4; i++) {
            six.append(Recipe.pem(bench.root.below("CA " + i).certificate()));
        }

        Refusal refusal = bench.refused(six.toString());

        assertThat(refusal).isEqualTo(Refusal.TOO_MANY_CERTIFICATES);
    }

    @Test
    void refusesWhatIsLongerThanTheConfiguredSize() throws Exception {
        bench.policy = LeafPolicy.standard().withMaxChainChars(800);

        Refusal refusal = bench.refused(bench.chain(bench.good()));

        assertThat(refusal).isEqualTo(Refusal.TOO_LONG);
    }

    @Test
    void neverRepeatsWhatAPeerSentInItsMessages() {
        String attack = block("x\u001b[31m\n\"EVIL\" ".repeat(20).replace("-", ""), new byte[] {1});

        LeafVerdict verdict = bench.verify(attack.replace("\n\"", "\""));

        assertThat(verdict).isInstanceOfSatisfying(LeafVerdict.Refused.class, refused -> assertThat(refused.techInfo())
                .hasSizeLessThanOrEqualTo(255)
                .matches("[ -~]*"));
    }

    @Test
    void survivesBytesThatAreAlmostACertificate() throws Exception {
        byte[] good = bench.issue(bench.good()).getEncoded();
        long seed = 20_260_615;
        Random random = new Random(seed);

        for (int i = 0; i < 2000; i++) {
            byte[] spoilt =
                    Arrays.copyOf(good, random.nextInt(10) == 0 ? random.nextInt(good.length) + 1 : good.length);
            spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));

            LeafVerdict verdict = bench.verify(PemText.block("CERTIFICATE", spoilt));

            assertThat(verdict).as("seed %s, round %s", seed, i).isInstanceOf(LeafVerdict.Refused.class);
        }
    }

    @Test
    void survivesDeepNesting() {
        byte[] deep = new byte[7000];
        for (int i = 0; i + 4 <= deep.length; i += 4) {
            int left = deep.length - i - 4;
            deep[i] = 0x30;
            deep[i + 1] = (byte) 0x82;
            deep[i + 2] = (byte) (left >> 8);
            deep[i + 3] = (byte) left;
        }

        Refusal refusal = bench.refused(PemText.block("CERTIFICATE", deep));

        assertThat(refusal).isEqualTo(Refusal.UNREADABLE_CERTIFICATE);
    }

    private static Arguments bad(String name, Refusal reason, Function<String, String> spoil) {
        return Arguments.of(name, reason, spoil);
    }

    private static Arguments tolerated(String name, String note, Function<String, String> change) {
        return Arguments.of(name, note, change);
    }

    private static String renamed(String pem, String label) {
        return pem.replace("BEGIN CERTIFICATE", "BEGIN " + label).replace("END CERTIFICATE", "END " + label);
    }

    private static String block(String label, byte[] der) {
        return PemText.block(label, der);
    }

    private static byte[] first(String pem) {
        int begin = pem.indexOf('\n');
        return Base64.getMimeDecoder().decode(pem.substring(begin, pem.indexOf("-----END")));
    }

    private static String der(String pem) {
        return new String(first(pem), StandardCharsets.ISO_8859_1).replace('\0', '.');
    }

    private static String nested(String pem) {
        return block("CERTIFICATE", pem.getBytes(StandardCharsets.US_ASCII));
    }

    private static String longer(String pem) {
        byte[] der = first(pem);
        return block("CERTIFICATE", Arrays.copyOf(der, der.length + 1));
    }
}
