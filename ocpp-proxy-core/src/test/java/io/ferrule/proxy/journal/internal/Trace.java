// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.internal.TracedEvent.Opened;
import io.ferrule.proxy.journal.internal.TracedEvent.Removed;
import io.ferrule.proxy.journal.internal.TracedEvent.Renamed;
import io.ferrule.proxy.journal.internal.TracedEvent.Resized;
import io.ferrule.proxy.journal.internal.TracedEvent.Said;
import io.ferrule.proxy.journal.internal.TracedEvent.Synced;
import io.ferrule.proxy.journal.internal.TracedEvent.SyncedDirectory;
import io.ferrule.proxy.journal.internal.TracedEvent.Wrote;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what {@code strace -f -y -xx} wrote: all texts and paths are hexadecimal, so no comma or bracket is in them. */
final class Trace {

    /** What may change a file or its name. What is not understood below must not happen to a file that counts. */
    static final String CALLS =
            "openat,open,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync_file_range,"
                    + "msync,mmap,ftruncate,truncate,fallocate,rename,renameat,renameat2,unlink,unlinkat,link,linkat,"
                    + "copy_file_range,sendfile";

    private static final Pattern CALL = Pattern.compile("(\\d+) +(\\w+)\\((.*)\\) += (-?\\d+).*");
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(\\w+\\(.*) <unfinished \\.\\.\\.>");
    private static final Pattern ENDED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");
    private static final Pattern OPEN_FILE = Pattern.compile("(\\d+)<([^>]*)>");

    private static final List<String> IGNORED = List.of("-shm", ".lock", ".ballast");

    private final String directory;
    private final Map<String, String> begun = new HashMap<>();
    private final Map<String, Long> positions = new HashMap<>();
    private final List<TracedEvent> events = new ArrayList<>();

    private Trace(Path directory) {
        this.directory = directory.toString();
    }

    static List<TracedEvent> read(Path output, Path directory) throws IOException {
        Trace trace = new Trace(directory);
        try (BufferedReader lines = Files.newBufferedReader(output, StandardCharsets.US_ASCII)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                trace.line(line);
            }
        }
        return trace.events;
    }

    private void line(String line) {
        Matcher begins = BEGUN.matcher(line);
        if (begins.matches()) {
            begun.put(begins.group(1), begins.group(2));
            return;
        }
        Matcher ends = ENDED.matcher(line);
        if (ends.matches()) {
            String rest = begun.remove(ends.group(1)) + ends.group(2);
            line(ends.group(1) + " " + rest);
            return;
        }
        Matcher call = CALL.matcher(line);
        if (call.matches() && !call.group(4).startsWith("-")) {
            call(call.group(2), List.of(call.group(3).split(", ", -1)), Long.parseLong(call.group(4)));
        }
    }

    private void call(String name, List<String> arguments, long result) {
        switch (name) {
            case "openat" -> inside(text(arguments.get(1))).ifPresent(file -> opened(file, arguments.get(2)));
            case "write" -> wrote(arguments, result);
            case "pwrite64" ->
                file(arguments.get(0))
                        .ifPresent(file -> wrote(file, Long.parseLong(arguments.get(3)), arguments.get(1), result));
            case "fsync", "fdatasync" -> synced(arguments.get(0));
            case "ftruncate" ->
                file(arguments.get(0))
                        .ifPresent(file -> events.add(new Resized(file, Long.parseLong(arguments.get(1)))));
            case "rename" ->
                inside(text(arguments.get(0)))
                        .ifPresent(from -> events.add(new Renamed(from, name(text(arguments.get(1))))));
            case "unlink" -> inside(text(arguments.get(0))).ifPresent(file -> events.add(new Removed(file)));
            default -> refuse(name, arguments);
        }
    }

    private void opened(String file, String flags) {
        positions.put(file, 0L);
        if (flags.contains("O_CREAT") || flags.contains("O_TRUNC")) {
            events.add(new Opened(file, flags.contains("O_TRUNC")));
        }
    }

    private void wrote(List<String> arguments, long result) {
        if (arguments.get(0).startsWith("1<")) {
            events.add(new Said(text(arguments.get(1)).strip()));
        }
        file(arguments.get(0)).ifPresent(file -> {
            long offset = positions.getOrDefault(file, 0L);
            positions.put(file, offset + result);
            wrote(file, offset, arguments.get(1), result);
        });
    }

    private void wrote(String file, long offset, String quoted, long length) {
        String hex = digits(quoted);
        if (hex.length() != 2 * length) {
            throw new IllegalStateException("a write of " + length + " bytes is not whole in the trace");
        }
        events.add(new Wrote(file, offset, hex));
    }

    private void synced(String argument) {
        if (path(argument).equals(directory)) {
            events.add(new SyncedDirectory());
        }
        file(argument).ifPresent(file -> events.add(new Synced(file)));
    }

    private void refuse(String name, List<String> arguments) {
        for (String argument : arguments) {
            if (file(argument).isPresent() || inside(text(argument)).isPresent()) {
                throw new IllegalStateException("this test does not know what " + name + " does: " + arguments);
            }
        }
    }

    /** The file of an open descriptor, if it counts. */
    private Optional<String> file(String argument) {
        return inside(path(argument));
    }

    private static String path(String argument) {
        Matcher open = OPEN_FILE.matcher(argument);
        return open.matches() ? text(open.group(2)) : "";
    }

    /** The index of the log is needed by nobody after a crash; lock and ballast have no content that counts. */
    private Optional<String> inside(String path) {
        boolean counts = path.startsWith(directory + "/") && IGNORED.stream().noneMatch(path::endsWith);
        return counts ? Optional.of(name(path)) : Optional.empty();
    }

    private String name(String path) {
        return path.substring(directory.length() + 1);
    }

    private static String text(String quoted) {
        String hex = digits(quoted);
        return hex.length() % 2 == 0 && hex.matches("[0-9a-f]*")
                ? new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8)
                : "";
    }

    private static String digits(String quoted) {
        return quoted.replace("\"", "").replace("\\x", "");
    }
}
