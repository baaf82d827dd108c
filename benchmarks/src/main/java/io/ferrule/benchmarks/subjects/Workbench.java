// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.subjects;

import io.ferrule.benchmarks.csms.AnsweringCsms;
import io.ferrule.benchmarks.relay.BareRelay;
import io.ferrule.benchmarks.stations.Endpoint;
import io.ferrule.benchmarks.tls.Certificates;
import io.ferrule.benchmarks.tls.MutualTls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A directory with certificates, a CSMS behind everything, and the means to start each subject in front of it. */
public final class Workbench implements AutoCloseable {

    private static final Pattern READY_PORT = Pattern.compile("^ready ([0-9]+)");

    private final Path directory;
    private final Path project;
    private final Certificates certificates;
    private final Jdk jdk;
    private final ChildProcess csms;
    private final int csmsPort;
    private int started;

    private Workbench(Path directory, Path project, Jdk jdk)
            throws IOException, GeneralSecurityException, InterruptedException {
        this.directory = directory;
        this.project = project;
        this.jdk = jdk;
        this.certificates = Certificates.issue(directory);
        this.csms = java(jdk, List.of("-Xmx512m"), AnsweringCsms.class, List.of(directory.toString()));
        this.csmsPort = Integer.parseInt(csms.awaitReady().group(1));
    }

    /**
     * Sets up a bench.
     *
     * @param project root of the project, where the launcher is
     * @param jdk what the CSMS runs on
     */
    public static Workbench open(Path project, Jdk jdk)
            throws IOException, GeneralSecurityException, InterruptedException {
        return new Workbench(Files.createTempDirectory("ferrule-benchmark"), project, jdk);
    }

    /** Stations speak TLS to the CSMS themselves. */
    public Subject direct() throws IOException, GeneralSecurityException {
        Endpoint endpoint = new Endpoint(csmsPort, Optional.of(MutualTls.station(certificates)));
        return new Subject("direct wss", endpoint, Optional.empty());
    }

    /** The bare relay on Java-WebSocket. */
    public Subject bareRelay(Jdk on, JvmFlags flags) throws IOException, InterruptedException {
        ChildProcess relay =
                java(on, flags.options(), BareRelay.class, List.of(directory.toString(), Integer.toString(csmsPort)));
        int port = Integer.parseInt(relay.awaitReady().group(1));
        return new Subject("bare relay, " + on.name(), Endpoint.plain(port), Optional.of(relay));
    }

    /** The gateway, started by its own launcher. */
    public Subject gateway(Jdk on, JvmFlags flags, GatewaySettings settings) throws IOException, InterruptedException {
        String name = name("gateway");
        Path file = directory.resolve(name + ".yaml");
        Files.writeString(file, settings.yaml(name, csmsPort));
        ChildProcess gateway = ChildProcess.start(
                List.of(project.resolve("ferrule").toString(), "run", file.toString()),
                directory.resolve(name + ".log"),
                Map.of("JAVA_HOME", on.home().toString(), "JAVA_OPTS", String.join(" ", flags.options())),
                Pattern.compile("ready southbound=\\S+:([0-9]+) "));
        int port = Integer.parseInt(gateway.awaitReady().group(1));
        return new Subject(
                "Ferrule, " + settings.title() + ", " + on.name(), Endpoint.plain(port), Optional.of(gateway));
    }

    /** A program in C that does the same work without reading frames, where it is installed. */
    public Optional<Subject> tunnel(Tunnel tunnel) throws IOException, InterruptedException {
        return tunnel.start(certificates.directory(), csmsPort);
    }

    /** A class of ours in a process of its own. */
    public ChildProcess java(Jdk on, List<String> options, Class<?> main, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(on.java()));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(arguments);
        Path log = directory.resolve(name(main.getSimpleName()) + ".log");
        return ChildProcess.start(command, log, Map.of(), READY_PORT);
    }

    public Path directory() {
        return directory;
    }

    public int csmsPort() {
        return csmsPort;
    }

    /** What the CSMS runs on. */
    public Jdk jdk() {
        return jdk;
    }

    private String name(String what) {
        return what + "-" + ++started;
    }

    /** Ends the CSMS and takes the directory away. */
    @Override
    public void close() {
        csms.close();
        try {
            certificates.remove();
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " could not be removed", e);
        }
    }
}
