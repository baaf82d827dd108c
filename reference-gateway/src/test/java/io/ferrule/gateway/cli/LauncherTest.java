// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher with stand-ins for java and mvn, which tell what they were called with. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class LauncherTest {

    private static final String JAVA_17 =
            """
            #!/bin/sh
            [ "$1" = -version ] && { echo 'openjdk version "17.0.15"' >&2; exit 0; }
            echo "pid $$ args $*"
            """;

    @TempDir
    private Path directory;

    private String options = "-Xmx64m -Dx=y";
    private Path project = Path.of("");
    private Path tools = Path.of("");

    private record Outcome(long pid, int exitCode, String out, String err) {}

    @BeforeEach
    void copyTheLauncher() throws IOException {
        project = Files.createDirectories(directory.resolve("with space/project"));
        tools = Files.createDirectories(directory.resolve("tools"));
        Files.copy(Path.of("../ferrule"), project.resolve("ferrule"));
        executable(project.resolve("ferrule"));
        for (String tool :
                new String[] {"sh", "sed", "head", "tail", "dirname", "readlink", "cat", "mkdir", "rm", "sleep", "touch"
                }) {
            for (String place : new String[] {"/bin/", "/usr/bin/"}) {
                if (Files.exists(Path.of(place + tool)) && !Files.exists(tools.resolve(tool))) {
                    Files.createSymbolicLink(tools.resolve(tool), Path.of(place + tool));
                }
            }
        }
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void tool(String name, String script) throws IOException {
        executable(Files.writeString(tools.resolve(name), script));
    }

    private void source() throws IOException {
        Files.createDirectories(project.resolve("reference-gateway"));
        Files.writeString(project.resolve("reference-gateway/pom.xml"), "<project/>");
    }

    private void built() throws IOException {
        Files.createDirectories(project.resolve("reference-gateway/target"));
        Files.writeString(project.resolve("reference-gateway/target/reference-gateway.jar"), "");
    }

    private Outcome launch(Path launcher, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(launcher.toString());
        builder.command().addAll(List.of(arguments));
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", tools.toString(), "JAVA_OPTS", options));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.pid(), process.waitFor(), out, err);
    }

    @Test
    void becomesTheJavaProcessWithItsOptionsAndArguments() throws Exception {
        source();
        built();
        tool("java", JAVA_17);

        Outcome outcome = launch(project.resolve("ferrule"), "check", "a b.yaml");

        assertThat(outcome.out())
                .startsWith("pid " + outcome.pid() + " args -Xmx64m -Dx=y -cp ")
                .endsWith("io.ferrule.gateway.cli.Ferrule check a b.yaml\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void allowsNativeLibrariesWhereJavaWarnsOfThem() throws Exception {
        source();
        built();
        tool("java", JAVA_17.replace("17.0.15", "25.0.3"));

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.out()).contains(" args --enable-native-access=ALL-UNNAMED -Xmx64m -Dx=y -cp ");
    }

    @Test
    void replaysWithoutTheSecondCompilerUnlessToldOtherwise() throws Exception {
        source();
        built();
        tool("java", JAVA_17);

        Outcome outcome = launch(project.resolve("ferrule"), "replay", "capture.jsonl");

        assertThat(outcome.out()).contains(" args -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m -Dx=y -cp ");
    }

    @Test
    void leavesTheCollectorToWhoeverNamesOne() throws Exception {
        source();
        built();
        tool("java", JAVA_17);
        options = "-XX:+UseZGC";

        Outcome outcome = launch(project.resolve("ferrule"), "replay", "capture.jsonl");

        assertThat(outcome.out()).contains(" args -XX:TieredStopAtLevel=1 -XX:+UseZGC -cp ");
    }

    @Test
    void findsItsPlaceThroughASymbolicLink() throws Exception {
        source();
        built();
        tool("java", JAVA_17);
        Path link = Files.createSymbolicLink(directory.resolve("ferrule"), Path.of("with space/project/ferrule"));

        Outcome outcome = launch(link, "demo");

        assertThat(outcome.out()).contains("with space/project/reference-gateway/target/reference-gateway.jar:");
    }

    @Test
    void usesTheJarsOfADistribution() throws Exception {
        Path bin = Files.createDirectories(directory.resolve("ferrule-1/bin"));
        Files.createDirectories(directory.resolve("ferrule-1/lib"));
        Files.writeString(directory.resolve("ferrule-1/lib/reference-gateway.jar"), "");
        Files.copy(project.resolve("ferrule"), bin.resolve("ferrule"));
        executable(bin.resolve("ferrule"));
        tool("java", JAVA_17);

        Outcome outcome = launch(bin.resolve("ferrule"), "demo");

        assertThat(outcome.out()).contains("ferrule-1/bin/../lib/*");
    }

    @Test
    void namesAMissingJava() throws Exception {
        source();
        built();

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("there is no java").hasLineCount(1);
    }

    @Test
    void refusesAnOldJava() throws Exception {
        source();
        built();
        tool("java", "#!/bin/sh\necho 'java version \"1.8.0_401\"' >&2\n");

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("is Java 8; Ferrule needs 17 or newer");
    }

    @Test
    void namesAMissingMaven() throws Exception {
        source();
        tool("java", JAVA_17);

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains("there is no mvn");
    }

    @Test
    void buildsOnFirstUseAndSaysSoOnStandardError() throws Exception {
        source();
        tool("java", JAVA_17);
        tool("mvn", "#!/bin/sh\necho noise\ntouch reference-gateway/target/reference-gateway.jar\n");

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("pid ").doesNotContain("noise");
        assertThat(outcome.err()).contains("building once").doesNotContain("noise");
    }

    @Test
    void showsTheEndOfTheLogOfAFailedBuild() throws Exception {
        source();
        tool("java", JAVA_17);
        tool("mvn", "#!/bin/sh\necho no network here\nexit 1\n");

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.BUG);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("the build failed")
                .contains("target/build.log")
                .contains("no network here");
    }

    @Test
    void doesNotWaitForALockWhoseOwnerIsGone() throws Exception {
        source();
        tool("java", JAVA_17);
        tool("mvn", "#!/bin/sh\ntouch reference-gateway/target/reference-gateway.jar\n");
        Path lock = Files.createDirectories(project.resolve("reference-gateway/target/.building"));
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Files.writeString(lock.resolve("pid"), Long.toString(gone.pid()));

        Outcome outcome = launch(project.resolve("ferrule"), "demo");

        assertThat(outcome.exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }
}
