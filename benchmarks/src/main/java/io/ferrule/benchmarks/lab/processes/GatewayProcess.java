// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import io.ferrule.benchmarks.lab.network.FaultyLink;
import io.ferrule.benchmarks.subjects.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway behind a link: each start has other ports, the link follows. Used by one thread. */
public final class GatewayProcess implements AutoCloseable {

    static final Pattern READY = Pattern.compile("^ready southbound=\\S+:([0-9]+) admin=\\S+:([0-9]+)");

    private static final Duration LONGEST_END = Duration.ofSeconds(30);

    private final Programs programs;
    private final Path configuration;
    private final FaultyLink link;
    private final boolean jumping;
    private Optional<ChildProcess> process = Optional.empty();
    private volatile int adminPort;
    private int starts;

    /**
     * A gateway that does not run.
     *
     * @param configuration its file; logs go beside it
     * @param link where stations connect
     * @param jumping whether its clock can be made to jump
     */
    public GatewayProcess(Programs programs, Path configuration, FaultyLink link, boolean jumping) {
        this.programs = programs;
        this.configuration = configuration;
        this.link = link;
        this.jumping = jumping;
    }

    /** Starts it and does not wait; nothing if it runs. */
    public void start() throws IOException {
        if (process.isEmpty()) {
            Path log = configuration.resolveSibling("gateway-" + ++starts + ".log");
            ChildProcess started =
                    jumping ? programs.jumpingGateway(configuration, log) : programs.gateway(configuration, log);
            started.whenReady(this::ready);
            process = Optional.of(started);
        }
    }

    private void ready(Matcher ports) {
        adminPort = Integer.parseInt(ports.group(2));
        link.target(Integer.parseInt(ports.group(1)));
    }

    /** Starts it unless it runs, and waits until it can be used. */
    public void awaitReady() throws IOException, InterruptedException {
        start();
        ready(process.orElseThrow().awaitReady());
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().kill();
            process = Optional.empty();
        }
    }

    /**
     * Asks it to end and waits.
     *
     * @return its exit code; empty if it does not end within 30 seconds, or did not run
     */
    public OptionalInt end() throws InterruptedException {
        process.ifPresent(ChildProcess::askToEnd);
        return awaitEnd();
    }

    /** Waits for it to end by itself; as {@link #end()}. */
    public OptionalInt awaitEnd() throws InterruptedException {
        if (process.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt code = process.get().awaitEnd(LONGEST_END);
        if (code.isEmpty()) {
            process.get().kill();
        }
        process = Optional.empty();
        return code;
    }

    /** Makes its clock jump; nothing if it does not run. */
    public void jump(Duration by) throws IOException {
        if (process.isPresent()) {
            process.get().tell(Long.toString(by.toSeconds()));
        }
    }

    /** The admin port since it was ready last. */
    public int adminPort() {
        return adminPort;
    }

    /** Whether it was started and did not end since. */
    public boolean isAlive() {
        return process.filter(ChildProcess::isAlive).isPresent();
    }

    /** Its process id. */
    public long pid() {
        return process.orElseThrow().pid();
    }

    @Override
    public void close() {
        process.ifPresent(ChildProcess::close);
        process = Optional.empty();
    }
}
