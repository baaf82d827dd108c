// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FerruleTest {

    private static final String PLAIN =
            """
            southbound: {listen: 127.0.0.1:0}
            northbound: {url: ws://csms.example.com/ocpp}
            admin: {listen: 127.0.0.1:0}
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int ferrule(String... arguments) {
        return Ferrule.execute(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("gateway.yaml"), text).toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "help"})
    void tellsAboutItselfOnStandardOutput(String option) {
        int exitCode = option.equals("help") ? ferrule("run", "--help") : ferrule(option);

        assertThat(exitCode).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).contains("ferrule");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "run",
                "check",
                "demo",
                "lint",
                "compose",
                "check-profile",
                "fit",
                "share",
                "plan",
                "replay",
                "ids",
                "cert"
            })
    void explainsEachCommandWithAnExampleAndExitCodes(String command) {
        int exitCode = ferrule(command, "--help");

        assertThat(exitCode).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).contains("Usage: ferrule " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "--version"})
    void saysThatItsOutputCouldNotBeWritten(String command) throws IOException {
        String[] arguments = command.equals("check") ? new String[] {command, file(PLAIN)} : new String[] {command};
        PrintWriter full = new PrintWriter(new Writer() {
            @Override
            public void write(char[] characters, int offset, int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });

        int exitCode = Ferrule.execute(full, new PrintWriter(err), arguments);

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("ferrule: the output could not be written to its end");
    }

    @Test
    void asksForACommand() {
        int exitCode = ferrule();

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .isEqualToNormalizingNewlines(
                        "ferrule: say which command: run, check, cert, journal, ids, recipes, demo, lint,"
                                + " compose, check-profile, fit, share, plan, replay. Try \"ferrule --help\".\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void guessesTheNearestCommand() {
        int exitCode = ferrule("chek", "gateway.yaml");

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("there is no command chek. Did you mean check?")
                .hasLineCount(1);
    }

    @Test
    void guessesTheNearestOption() {
        int exitCode = ferrule("demo", "--onec");

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("there is no option --onec. Did you mean --once?");
    }

    @Test
    void keepsWhatWasTypedOnOneLine() {
        int exitCode = ferrule("run\nferrule: all is well\u001b[2J");

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).hasLineCount(1).doesNotContain("\u001b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void needsAConfiguration(String command) {
        int exitCode = ferrule(command);

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("CONFIG").contains("Try \"ferrule " + command + " --help\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void callsAMissingFileUnreadable(String command) {
        int exitCode = ferrule(command, directory.resolve("none.yaml").toString());

        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("none.yaml: there is no such file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void refusesAWrongConfigurationWithFileLineAndKey(String command) throws Exception {
        int exitCode = ferrule(command, file(PLAIN + "adnim: {}\n"));

        assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
        assertThat(err.toString()).contains("gateway.yaml:4:1: adnim: unknown key; did you mean \"admin\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "check"})
    void refusesProfileThreeWithoutTrustAndIdentity(String command) throws Exception {
        int exitCode = ferrule(
                command,
                file(
                        """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: wss://csms.example.com/ocpp}
                """));

        assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
        assertThat(err.toString())
                .contains("northbound.trust: is required")
                .contains("northbound.identity: security profile 3 needs");
    }

    @Test
    void findsNothingWrongWithAPlainConfiguration() throws Exception {
        int exitCode = ferrule("check", file(PLAIN));

        assertThat(exitCode).isEqualTo(ExitCode.FINE);
        assertThat(out.toString()).contains("northbound.security-profile").contains("any free port");
        assertThat(err.toString()).contains("is fine; start it with: ferrule run");
    }

    @Test
    void writesTheCheckForPrograms() throws Exception {
        int exitCode = ferrule("check", "--json", file(PLAIN));

        assertThat(exitCode).isEqualTo(ExitCode.FINE);
        assertThat(out.toString())
                .startsWith("{\"config\":")
                .contains("\"ok\":true")
                .hasLineCount(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void writesMistakesForPrograms() throws Exception {
        int exitCode = ferrule("check", "--json", file(PLAIN + "x: 1\n"));

        assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
        assertThat(out.toString()).contains("\"ok\":false").contains("gateway.yaml:4:1: x: unknown key");
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = PLAIN.replace(
                    "{listen: 127.0.0.1:0}\nnorth", "{listen: 127.0.0.1:" + taken.getLocalPort() + "}\nnorth");

            int exitCode = ferrule("check", file(text));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
            assertThat(err.toString())
                    .contains("southbound.listen: 127.0.0.1:" + taken.getLocalPort() + " cannot be had");
        }
    }

    @Test
    void doesNotStartOnATakenPort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String text = PLAIN.replace(
                    "{listen: 127.0.0.1:0}\nnorth", "{listen: 127.0.0.1:" + taken.getLocalPort() + "}\nnorth");

            int exitCode = ferrule("run", file(text));

            assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
            assertThat(err.toString())
                    .contains("southbound.listen: cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .containsOnlyOnce("cannot listen");
        }
    }

    @Test
    void namesKeyFilesThatAreNotThere() throws Exception {
        int exitCode = ferrule(
                "check",
                file(
                        """
                southbound: {listen: 127.0.0.1:0}
                northbound: {url: wss://a/b, trust: [ca.pem], identity: {certificate: cp.pem, key: cp.key}}
                admin: {listen: 127.0.0.1:0}
                """));

        assertThat(exitCode).isEqualTo(ExitCode.NOT_FINE);
        assertThat(err.toString()).contains("ca.pem: does not exist").contains("cp.key: does not exist");
    }
}
