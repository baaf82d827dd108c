// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.door;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.ferrule.gateway.logging.LogfmtEncoder;
import io.ferrule.proxy.event.LoggingListener;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** The lines about events as an operator reads them, while it is open. */
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String ALARMS = "io.ferrule.gateway.wiring.IdsAlarms";
    private static final String EVIDENCE = "io.ferrule.gateway.wiring.IdsRoom";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LogfmtEncoder encoder = new LogfmtEncoder();
    private final List<Logger> loggers = Stream.of(LoggingListener.class.getName(), ALARMS, EVIDENCE)
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();
    private final List<String> lines = new ArrayList<>();

    static LogLines open() {
        LogLines lines = new LogLines();
        lines.start();
        lines.loggers.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.setAdditive(false);
            logger.addAppender(lines);
        });
        return lines;
    }

    /** Waits for a line that contains all of these, be it already there. */
    synchronized String await(String... parts) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> found = matching(parts);
        while (found.isEmpty()) {
            long left = end - System.nanoTime();
            if (left <= 0) {
                throw new AssertionError("no line with " + List.of(parts) + " in\n" + String.join("", lines));
            }
            pause(left);
            found = matching(parts);
        }
        return found.get(0);
    }

    /** The lines so far that contain all of these. */
    synchronized List<String> matching(String... parts) {
        return lines.stream()
                .filter(line -> Stream.of(parts).allMatch(line::contains))
                .toList();
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
        notifyAll();
    }

    @Override
    public void close() {
        loggers.forEach(logger -> {
            logger.detachAppender(this);
            logger.setAdditive(true);
            logger.setLevel(null);
        });
    }

    private void pause(long nanos) {
        try {
            TimeUnit.NANOSECONDS.timedWait(this, nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for a log line", e);
        }
    }
}
