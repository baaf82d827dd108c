// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import io.ferrule.benchmarks.subjects.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the programs of the laboratory are started.
 *
 * @param java the Java runtime
 * @param gateway class path of the gateway
 * @param laboratory class path of the laboratory
 * @param flags options of each virtual machine
 * @param archives directory of archives of loaded classes, which make a start quicker; empty for none
 * @param training whether the archives are made now instead of used
 */
public record Programs(
        Path java, String gateway, String laboratory, List<String> flags, Optional<Path> archives, boolean training) {

    private static final List<String> QUICK_START =
            List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC", "-Xmx96m", "-Xss256k");
    private static final String GATEWAY_MAIN = "io.ferrule.gateway.cli.Ferrule";

    /** Copies the flags. */
    public Programs {
        flags = List.copyOf(flags);
    }

    /** The programs as they were built; the gateway is what its launcher starts. */
    public static Programs built(Path project) {
        Path target = project.resolve("reference-gateway").resolve("target");
        return new Programs(
                ownJava(),
                target.resolve("reference-gateway.jar") + ":" + target.resolve("lib") + "/*",
                System.getProperty("java.class.path"),
                QUICK_START,
                Optional.empty(),
                false);
    }

    /** Everything from our own class path, as in a test. */
    public static Programs own() {
        String classes = System.getProperty("java.class.path");
        return new Programs(ownJava(), classes, classes, QUICK_START, Optional.empty(), false);
    }

    /** The same programs, started so that archives are made when they end orderly. */
    public Programs trainingIn(Path directory) {
        return new Programs(java, gateway, laboratory, flags, Optional.of(directory), true);
    }

    /** The same programs with the archives that training has made. */
    public Programs trained() {
        return new Programs(java, gateway, laboratory, flags, archives, false);
    }

    /** The same programs with other options of the virtual machine. */
    public Programs with(List<String> options) {
        return new Programs(java, gateway, laboratory, options, Optional.empty(), false);
    }

    private static Path ownJava() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /** Starts the gateway as a user does. */
    ChildProcess gateway(Path configuration, Path log) throws IOException {
        return start(
                new Command("gateway", gateway, GATEWAY_MAIN, List.of("run", configuration.toString())),
                log,
                GatewayProcess.READY);
    }

    /** Starts the gateway with a clock that jumps when it is told to. */
    ChildProcess jumpingGateway(Path configuration, Path log) throws IOException {
        return start(
                new Command(
                        "jumping",
                        laboratory + ":" + gateway,
                        JumpingGateway.class.getName(),
                        List.of(configuration.toString())),
                log,
                GatewayProcess.READY);
    }

    /** Starts a class of the laboratory. */
    ChildProcess laboratory(Class<?> main, List<String> arguments, Path log) throws IOException {
        return start(new Command(main.getSimpleName(), laboratory, main.getName(), arguments), log, CsmsProcess.READY);
    }

    private record Command(String name, String classPath, String main, List<String> arguments) {}

    private ChildProcess start(Command command, Path log, Pattern ready) throws IOException {
        List<String> words = new ArrayList<>(List.of(java.toString()));
        words.addAll(flags);
        archive(command.name()).ifPresent(words::add);
        words.addAll(List.of("-cp", command.classPath(), command.main()));
        words.addAll(command.arguments());
        return ChildProcess.start(words, log, Map.of(), ready);
    }

    private Optional<String> archive(String name) {
        Optional<Path> file = archives.map(it -> it.resolve(name + ".jsa"));
        return training
                ? file.map(it -> "-XX:ArchiveClassesAtExit=" + it)
                : file.filter(Files::exists).map(it -> "-XX:SharedArchiveFile=" + it);
    }
}
