// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.v16.BootNotificationRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples in the description of the package stand, line for line, in a class that is compiled, and they work. */
final class SoapExamplesTest {

    private static final Path PAGE = Path.of("src/main/java/io/ferrule/model/soap/package-info.java");
    private static final Path CODE = Path.of("src/test/java/io/ferrule/model/soap/SoapExamples.java");

    @Test
    void areCompiledCode() throws IOException {
        String code = squeezed(Files.readString(CODE));

        List<String> examples = examples(Files.readString(PAGE));

        assertThat(examples).hasSize(2).allSatisfy(example -> assertThat(code).contains(example));
    }

    @Test
    void welcomeAStation() {
        List<BootNotificationRequest> log = new ArrayList<>();
        String boot = Documents.request(
                Documents.CS_16,
                "/BootNotification",
                "<c:bootNotificationRequest><c:chargePointVendor>V</c:chargePointVendor><c:chargePointModel>M"
                        + "</c:chargePointModel></c:bootNotificationRequest>");

        byte[] answer = SoapExamples.answer(
                boot.getBytes(StandardCharsets.UTF_8), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), log::add);

        assertThat(log).extracting(BootNotificationRequest::chargePointVendor).containsExactly("V");
        assertThat(new String(answer, StandardCharsets.UTF_8)).contains("<ocpp:interval>300</ocpp:interval>");
    }

    @Test
    void restartAStation() {
        SoapRequest reset = SoapExamples.reset("urn:uuid:1", "http://10.0.0.5/", "http://csms/");

        assertThat(reset.headers().action()).contains("/Reset");
        assertThat(reset.payload().text()).isEqualTo("{\"type\":\"Soft\"}");
    }

    private static List<String> examples(String page) {
        List<String> examples = new ArrayList<>();
        for (String part : page.split("<pre>\\{@code", -1)) {
            int end = part.indexOf(" * }</pre>");
            if (end >= 0) {
                examples.add(squeezed(part.substring(0, end).replaceAll("(?m)^ \\*", "")));
            }
        }
        return examples;
    }

    /** Indentation and line breaks belong to the formatter. */
    private static String squeezed(String code) {
        return code.replaceAll("\\s+", "");
    }
}
