// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/** The openssl command: an authority's tool, and the second opinion on what we compute. Skips the test where there is none. */
record OpenSsl(Path directory) {

    private static final Map<String, String> FIELDS = Map.of(
            "Issuer Name Hash", "issuerNameHash", "Issuer Key Hash", "issuerKeyHash", "Serial Number", "serialNumber");

    /** Runs it and gives back what it printed; anything but exit code 0 fails the test. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Process process = begin(command);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(command + "\n" + output).isZero();
        return output;
    }

    private Process begin(List<String> command) {
        try {
            return new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("openssl is not installed: " + e.getMessage());
        }
    }

    /** What names a certificate in OCPP, as {@code openssl ocsp} computes it (OCPP 1.6 security white paper, CertificateHashData). */
    Map<String, String> hashData(String certificate, String issuer) throws IOException, InterruptedException {
        String request = run("ocsp", "-sha256", "-issuer", issuer, "-cert", certificate, "-req_text", "-no_nonce");
        Map<String, String> data = new TreeMap<>(Map.of("hashAlgorithm", "SHA256"));
        for (Map.Entry<String, String> field : FIELDS.entrySet()) {
            Matcher matcher = Pattern.compile(field.getKey() + ": ([0-9A-F]+)").matcher(request.replace("\\\n", ""));
            assertThat(matcher.find()).as(request).isTrue();
            String digits = matcher.group(1).toLowerCase(Locale.ROOT);
            data.put(
                    field.getValue(), field.getKey().equals("Serial Number") ? digits.replaceFirst("^0+", "") : digits);
        }
        return data;
    }
}
