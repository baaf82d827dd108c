// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A file system in memory, of a size of its own. Needs Linux and somebody who may mount. */
final class SmallDisk {

    private final Path directory;

    private SmallDisk(Path directory) {
        this.directory = directory;
    }

    static SmallDisk at(Path directory, String size) throws IOException, InterruptedException {
        boolean mounted = run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", directory.toString());
        assumeTrue(mounted, "a small disk needs the right to mount one");
        return new SmallDisk(directory);
    }

    void remount(String option) throws IOException, InterruptedException {
        if (!run("mount", "-o", "remount," + option, directory.toString())) {
            throw new IOException("remounting failed");
        }
    }

    void unmount() throws IOException, InterruptedException {
        run("umount", "--lazy", directory.toString());
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            // There is no such program.
            return false;
        }
    }
}
