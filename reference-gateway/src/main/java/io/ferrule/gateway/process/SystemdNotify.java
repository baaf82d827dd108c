// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Speaks to systemd through its own command {@code systemd-notify}, a child process for each message: Java 17 cannot open a
 * datagram socket of the Unix domain. The unit needs {@code NotifyAccess=all}, because it is the child that speaks.
 */
public final class SystemdNotify implements ServiceManager.Messenger {

    private static final Logger LOG = LoggerFactory.getLogger(SystemdNotify.class);
    private static final String COMMAND = "systemd-notify";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_WAITING = 16;

    /** One at a time keeps the order. What comes when too much waits is late anyway. */
    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
                Thread daemon = new Thread(task, "ferrule-notify");
                daemon.setDaemon(true);
                return daemon;
            },
            new DiscardPolicy());

    /** Makes a messenger; the socket is where the environment of this process says. */
    public SystemdNotify() {}

    @Override
    public void send(List<String> assignments) {
        thread.execute(() -> run(assignments));
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void run(List<String> assignments) {
        List<String> command = new ArrayList<>(List.of(COMMAND));
        command.addAll(assignments);
        try {
            Process child = new ProcessBuilder(command)
                    .redirectInput(Redirect.PIPE)
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            if (!child.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                child.destroyForcibly();
                LOG.atWarn().log("systemd does not take a message");
            } else if (child.exitValue() != 0) {
                LOG.atWarn().addKeyValue("exitCode", child.exitValue()).log("systemd-notify failed");
            }
        } catch (IOException e) {
            LOG.atWarn()
                    .addKeyValue("reason", e.getMessage())
                    .log("systemd cannot be told: systemd-notify does not run");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
