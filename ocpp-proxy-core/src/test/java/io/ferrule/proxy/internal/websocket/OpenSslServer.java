// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.websocket;

import io.ferrule.proxy.upstream.TlsIdentity;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.junit.jupiter.api.Assumptions;

/**
 * A TLS server of openssl, which does what the Java runtime's does not. To the upgrade it answers with a page of its own, so that a
 * dial which came so far has got through TLS. Tests are skipped where openssl is not installed.
 */
final class OpenSslServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final int port;

    private OpenSslServer(Process process, BufferedReader output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts in a directory, where it finds its key; further options are those of {@code s_server}. */
    static OpenSslServer start(Path directory, TlsIdentity own, List<String> options) throws Exception {
        writePem(directory.resolve("chain.pem"), own.chain());
        writePem(directory.resolve("own.key"), List.of(new JcaPKCS8Generator(own.key(), null)));
        List<String> command = new ArrayList<>(List.of("openssl", "s_server", "-www", "-accept", "localhost:0"));
        command.addAll(List.of("-cert", "chain.pem", "-cert_chain", "chain.pem", "-key", "own.key"));
        command.addAll(options);
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            return Assumptions.abort("openssl is not installed: " + e.getMessage());
        }
        BufferedReader output = process.inputReader();
        return new OpenSslServer(process, output, listening(output));
    }

    private static int listening(BufferedReader output) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("ACCEPT ")) {
                return Integer.parseInt(
                        line.substring(line.lastIndexOf(':') + 1).strip());
            }
            said.add(line);
        }
        throw new IOException("openssl did not listen: " + said);
    }

    private static void writePem(Path file, List<?> things) throws IOException {
        try (Writer plain = Files.newBufferedWriter(file);
                JcaPEMWriter pem = new JcaPEMWriter(plain)) {
            for (Object thing : things) {
                pem.writeObject(thing);
            }
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        output.close();
    }
}
