// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static io.ferrule.model.soap.Documents.CS_16;
import static io.ferrule.model.soap.Documents.HEARTBEAT;
import static io.ferrule.model.soap.Documents.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ferrule.model.Finding;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.validation.SchemaCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Seeded mutations of whole documents: nothing escapes. */
final class SoapMutationTest {

    private static final long SEED = 314_159L;
    private static final int MUTATIONS = Integer.getInteger("mutations", 20_000);

    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "&",
            "&#0;",
            "&#xD800;",
            "&x;",
            "&lt;",
            "\"",
            "'",
            "/",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<?a b?>",
            "<!DOCTYPE a>",
            "<!DOCTYPE a [<!ENTITY x \"y\">]>",
            "<?xml version=\"1.0\"?>",
            "\u0000",
            "\uD83D",
            "\uFFFE",
            "\u00e9",
            " ",
            "\n",
            "</s:Body>",
            "<s:Body>",
            "<c:idTag>",
            "xmlns=\"\"",
            "xmlns:c=\"urn:x\"",
            "<c:idTag a=\"\"/>",
            "<s:Fault/>",
            "Response",
            "99999999999999999999999999999999999999999999");

    private static final List<String> DOCUMENTS = List.of(
            HEARTBEAT,
            request(CS_16, "/Authorize", "<c:authorizeRequest><c:idTag>A</c:idTag></c:authorizeRequest>"),
            request(
                    Documents.CS_15,
                    "/StopTransaction",
                    "<c:stopTransactionRequest><c:transactionId>1</c:transactionId><c:timestamp>2026-01-01T00:00:00Z"
                            + "</c:timestamp><c:meterStop>2</c:meterStop><c:transactionData><c:values><c:timestamp>"
                            + "2026-01-01T00:00:00Z</c:timestamp><c:value unit=\"Wh\">3</c:value></c:values>"
                            + "</c:transactionData></c:stopTransactionRequest>"));

    private final SoapReader reader = new SoapReader(SoapLimits.defaults());

    @Test
    void neverThrowsForWhatAPeerSent() {
        Random random = new Random(SEED);
        SoapCheck check = new SoapCheck(new SchemaCheck());
        for (int round = 0; round < MUTATIONS; round++) {
            String document = mutated(DOCUMENTS.get(random.nextInt(DOCUMENTS.size())), random);

            assertThatCode(() -> {
                        if (reader.read(document) instanceof SoapReading.Read readable) {
                            List<Finding> findings = check.check(readable).findings();
                            assertThat(findings).hasSizeLessThan(1_000);
                        }
                        reader.read(document.getBytes(StandardCharsets.UTF_8));
                    })
                    .as("seed " + SEED + " round " + round + ": " + document)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutated(String document, Random random) {
        StringBuilder text = new StringBuilder(document);
        int times = random.nextInt(3);
        for (int i = 0; i <= times; i++) {
            int from = random.nextInt(text.length() + 1);
            int to = Math.min(text.length(), from + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(from, to, PIECES.get(random.nextInt(PIECES.size())));
                case 3 -> text.setLength(Math.max(from, 1));
                default -> text.insert(from, text.substring(from, Math.min(text.length(), from + random.nextInt(80))));
            }
        }
        return text.toString();
    }
}
