// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.event.KeyValuePair;

/**
 * Writes one event as one line of {@code key=value} pairs: {@code time}, {@code level}, {@code logger}, {@code msg}, then
 * what the event carries, then {@code error} and {@code stack}. Every value goes through {@link Logfmt}.
 */
public final class LogfmtEncoder extends EncoderBase<ILoggingEvent> {

    private static final int MOST_FRAMES = 12;
    private static final int MOST_CAUSES = 4;

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        Logfmt line = new Logfmt()
                .put("time", event.getInstant())
                .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
                .put(
                        "logger",
                        event.getLoggerName().substring(event.getLoggerName().lastIndexOf('.') + 1))
                .put("msg", event.getFormattedMessage());
        if (event.getKeyValuePairs() != null) {
            for (KeyValuePair pair : event.getKeyValuePairs()) {
                line.put(pair.key, String.valueOf(pair.value));
            }
        }
        if (event.getThrowableProxy() != null) {
            line.put("error", causes(event.getThrowableProxy())).put("stack", stack(event.getThrowableProxy()));
        }
        return line.line().getBytes(StandardCharsets.UTF_8);
    }

    private static String causes(IThrowableProxy error) {
        StringBuilder text = new StringBuilder();
        IThrowableProxy cause = error;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++, cause = cause.getCause()) {
            text.append(i == 0 ? "" : " < ")
                    .append(cause.getClassName())
                    .append(": ")
                    .append(cause.getMessage());
        }
        return text.toString();
    }

    private static String stack(IThrowableProxy error) {
        return Arrays.stream(error.getStackTraceElementProxyArray())
                .limit(MOST_FRAMES)
                .map(StackTraceElementProxy::getStackTraceElement)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }
}
