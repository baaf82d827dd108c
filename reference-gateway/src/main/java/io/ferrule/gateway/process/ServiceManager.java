// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What systemd is told about this process: sd_notify(3) and its watchdog. Where nobody asked to be told, nothing is. Safe for use
 * by several threads; what is told goes out in order.
 */
public final class ServiceManager implements AutoCloseable {

    /** Carries assignments to whoever started this process. */
    public interface Messenger extends AutoCloseable {

        /**
         * Sends, without waiting.
         *
         * @param assignments lines such as {@code READY=1}
         */
        void send(List<String> assignments);

        /** Waits a moment for what was sent last. */
        @Override
        void close();
    }

    private static final long NANOS_PER_MICRO = 1_000;

    private final Optional<Messenger> messenger;
    private final Optional<Duration> watchdog;

    /**
     * Tells by a messenger.
     *
     * @param messenger carries the messages; empty where nobody listens
     * @param watchdog within which time each sign of life is expected; empty for never
     */
    public ServiceManager(Optional<Messenger> messenger, Optional<Duration> watchdog) {
        this.messenger = messenger;
        this.watchdog = messenger.flatMap(there -> watchdog);
    }

    /**
     * Looks whether systemd has started this process and wants to hear of it.
     *
     * @param environment looks up an environment variable: {@code NOTIFY_SOCKET}, {@code WATCHDOG_USEC}, {@code WATCHDOG_PID}
     * @param pid number of this process
     * @param messenger opens what carries the messages; not asked where nobody listens
     * @return who is told
     */
    public static ServiceManager of(
            Function<String, Optional<String>> environment, long pid, Function<String, Messenger> messenger) {
        boolean ours = environment
                .apply("WATCHDOG_PID")
                .map(Long.toString(pid)::equals)
                .orElse(true);
        Optional<Duration> watchdog = environment
                .apply("WATCHDOG_USEC")
                .filter(text -> ours && text.matches("[1-9][0-9]{0,14}"))
                .map(text -> Duration.ofNanos(Long.parseLong(text) * NANOS_PER_MICRO));
        Optional<Messenger> there = environment
                .apply("NOTIFY_SOCKET")
                .filter(path -> !path.isEmpty())
                .map(messenger);
        return new ServiceManager(there, watchdog);
    }

    /**
     * Within which time each sign of life is expected.
     *
     * @return the time, or empty if none is expected
     */
    public Optional<Duration> watchdog() {
        return watchdog;
    }

    /**
     * The start or a reload is complete.
     *
     * @param status one line for people
     */
    public void ready(String status) {
        tell("READY=1", "STATUS=" + line(status));
    }

    /**
     * The configuration is being read again.
     *
     * @param monotonic time of the system's monotonic clock, by which systemd tells one reload from another
     */
    public void reloading(Duration monotonic) {
        tell(
                "RELOADING=1",
                "MONOTONIC_USEC=" + monotonic.toNanos() / NANOS_PER_MICRO,
                "STATUS=reading the configuration");
    }

    /**
     * The end has begun.
     *
     * @param atMost how long it may take, whatever the unit file says
     */
    public void stopping(Duration atMost) {
        tell("STOPPING=1", "EXTEND_TIMEOUT_USEC=" + atMost.toNanos() / NANOS_PER_MICRO, "STATUS=open calls may finish");
    }

    /** A sign of life. */
    public void alive() {
        tell("WATCHDOG=1");
    }

    @Override
    public void close() {
        messenger.ifPresent(Messenger::close);
    }

    private void tell(String... assignments) {
        messenger.ifPresent(open -> open.send(List.of(assignments)));
    }

    /** A line end would begin another assignment. */
    private static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
