// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.model.FrameLimits;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.Duplicates;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.handshake.StationDirectory.Mode;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * The side that stations connect to.
 *
 * @param listen address and port
 * @param admission who may connect
 * @param withoutSubprotocol version of a station that offers no sub-protocol; empty refuses it
 * @param duplicates what becomes of a second connection of a live identity
 * @param pings how connections are kept alive, where a station says nothing else
 * @param silentAfterHeartbeats heartbeat intervals without a message before an alarm; 0 for none
 * @param transactionIds what becomes of transaction ids that a station has made up, where the station says nothing else
 * @param wire limits of a connection, on both legs
 * @param frames limits of a frame, on both legs
 */
public record SouthboundSettings(
        InetSocketAddress listen,
        Mode admission,
        Optional<OcppVersion> withoutSubprotocol,
        Duplicates duplicates,
        PingSettings pings,
        int silentAfterHeartbeats,
        TransactionIds transactionIds,
        WireLimits wire,
        FrameLimits frames) {

    private static final int USUAL_SILENCE = 3;

    static Optional<SouthboundSettings> read(Section section) {
        Optional<InetSocketAddress> listen = section.value("listen", Values::listen);
        if (!section.has("listen")) {
            section.problem("listen", "is required: where stations connect, for example 127.0.0.1:9000");
        }
        Mode admission = section.value("admission", Values.word(Mode.class)).orElse(Mode.ANY);
        Optional<OcppVersion> version = section.value("without-subprotocol", Values.oneOf(List.of("1.6", "refuse")))
                .or(() -> Optional.of("1.6"))
                .flatMap(OcppVersion::ofNumber);
        Duplicates duplicates =
                section.value("duplicates", Values.word(Duplicates.class)).orElse(Duplicates.REFUSE);
        PingSettings pings = PingSettings.read(section);
        int silent = number(section, "silent-after-heartbeats", USUAL_SILENCE, 0, 1_000);
        TransactionIds ids = section.value("transaction-ids", Values.word(TransactionIds.class))
                .orElse(TransactionIds.AS_SENT);
        Optional<Section> limits = section.section("limits");
        WireLimits wire = limits.map(SouthboundSettings::wire).orElseGet(WireLimits::defaults);
        FrameLimits frames = limits.map(it -> frames(it, wire)).orElseGet(FrameLimits::defaults);
        return listen.map(
                at -> new SouthboundSettings(at, admission, version, duplicates, pings, silent, ids, wire, frames));
    }

    private static WireLimits wire(Section limits) {
        WireLimits usual = WireLimits.defaults();
        int message = number(limits, "message-bytes", usual.messageBytes(), 1_024, 16_777_216);
        int queue = number(limits, "send-queue-bytes", Math.max(usual.sendQueueBytes(), message), 1_024, 67_108_864);
        if (queue < message) {
            limits.problem("send-queue-bytes", "must be at least message-bytes, which is " + message);
        }
        return new WireLimits(
                message,
                limits.value("handshake-seconds", Values.seconds(1, 300)).orElse(usual.handshakeTimeout()),
                number(limits, "header-bytes", usual.headerBytes(), 1_024, 65_536),
                number(limits, "messages-per-second", usual.messagesPerSecond(), 1, 100_000),
                number(limits, "frames-per-second", usual.framesPerSecond(), 1, 100_000),
                number(limits, "control-frames-per-second", usual.controlFramesPerSecond(), 1, 100_000),
                Math.max(queue, message),
                number(limits, "connections", usual.connections(), 1, 100_000));
    }

    private static FrameLimits frames(Section limits, WireLimits wire) {
        FrameLimits usual = FrameLimits.defaults();
        return new FrameLimits(
                wire.messageBytes(),
                number(limits, "depth", usual.depth(), 4, 512),
                number(limits, "number-digits", usual.numberDigits(), 20, 1_000));
    }

    private static int number(Section section, String key, int usual, int least, int most) {
        return section.value(key, Values.number(least, most)).orElse(usual);
    }
}
