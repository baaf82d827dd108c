// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.processes;

import io.ferrule.benchmarks.lab.csms.LabCsms;
import io.ferrule.benchmarks.lab.csms.Manners;
import io.ferrule.benchmarks.lab.network.FaultyLink;
import io.ferrule.benchmarks.subjects.ChildProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A CSMS behind a link: each start has another port, the link follows. Used by one thread. */
public final class CsmsProcess implements AutoCloseable {

    static final Pattern READY = Pattern.compile("^ready ([0-9]+)");

    private final Programs programs;
    private final Path directory;
    private final FaultyLink link;
    private final List<String> arguments;
    private Optional<ChildProcess> process = Optional.empty();
    private int starts;

    /**
     * A CSMS that does not run.
     *
     * @param directory where its book and its logs are
     * @param certificates directory of certificates for TLS; empty for none
     */
    public CsmsProcess(
            Programs programs, Path directory, FaultyLink link, Manners manners, Optional<Path> certificates) {
        this.programs = programs;
        this.directory = directory;
        this.link = link;
        this.arguments = new ArrayList<>(
                List.of(book().toString(), certificates.map(Path::toString).orElse("-")));
        this.arguments.addAll(manners.arguments());
    }

    /** The file in which it keeps what it learns. */
    public Path book() {
        return directory.resolve("csms.jsonl");
    }

    /** Starts it and does not wait; nothing if it runs. */
    public void start() throws IOException {
        if (process.isEmpty()) {
            ChildProcess started =
                    programs.laboratory(LabCsms.class, arguments, directory.resolve("csms-" + ++starts + ".log"));
            started.whenReady(matcher -> link.target(Integer.parseInt(matcher.group(1))));
            process = Optional.of(started);
        }
    }

    /** Starts it unless it runs, and waits until it can be used. */
    public void awaitReady() throws IOException, InterruptedException {
        start();
        process.orElseThrow().awaitReady();
    }

    /** Ends it as a power cut does. */
    public void kill() throws InterruptedException {
        if (process.isPresent()) {
            process.get().kill();
            process = Optional.empty();
        }
    }

    @Override
    public void close() {
        process.ifPresent(ChildProcess::close);
        process = Optional.empty();
    }
}
