// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.UpstreamFailure;
import io.ferrule.proxy.upstream.UpstreamFailure.Fault;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds security events in one session's conversation. Used on the lane only. */
final class EventInterceptor implements Interceptor {

    private static final String BOOT = "BootNotification";
    private static final String RESET = "Reset";
    private static final String EVENT = "SecurityEventNotification";

    private final Session session;
    private final StationEvents events;
    private final Streaks streaks;

    EventInterceptor(Session session, StationEvents events, Streaks streaks) {
        this.session = session;
        this.events = events;
        this.streaks = streaks;
        if (session.upstream() == UpstreamState.OPEN) {
            streaks.over(session.station());
        }
    }

    @Override
    public Interests interests() {
        return Interests.named(Stream.concat(Stream.of(BOOT, RESET, EVENT), Extension.actions())
                        .toArray(String[]::new))
                .brief();
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        boolean legacy = session.version() == OcppVersion.V1_6;
        if (legacy && exchange.origin() == Side.CSMS && Extension.shownBy(call)) {
            events.shown(session.station());
        }
        boolean told = exchange.origin() == Side.STATION && call.action().equals(EVENT);
        if (told && !Notices.ours(exchange.call().id())) {
            events.heard(
                    session.station(),
                    call.payload().string("/type").orElse(""),
                    call.payload().string("/techInfo").orElse(""));
        }
        return CallVerdict.forward();
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        boolean accepted = reply instanceof CallResult result
                && result.payload().string("/status").filter("Accepted"::equals).isPresent();
        if (accepted && exchange.call().action().equals(RESET)) {
            streaks.reset(session.station());
        } else if (accepted && exchange.call().action().equals(BOOT) && events.startups()) {
            booted(exchange.call());
        }
        return ReplyVerdict.forward();
    }

    private void booted(Call boot) {
        String version = boot.payload()
                .string("/firmwareVersion")
                .or(() -> boot.payload().string("/chargingStation/firmwareVersion"))
                .map(" of firmware "::concat)
                .orElse("");
        events.raise(
                session.station(),
                streaks.wasReset(session.station())
                        ? SecurityEventType.RESET_OR_REBOOT
                        : SecurityEventType.STARTUP_OF_THE_DEVICE,
                "BootNotification" + version);
    }

    @Override
    public void onUpstream(UpstreamState state) {
        if (state == UpstreamState.OPEN) {
            streaks.over(session.station());
        }
    }

    @Override
    public void onUpstreamFailed(Session failed, UpstreamFailure failure) {
        Optional<SecurityEventType> type = typeOf(failure.fault());
        if (type.isPresent() && streaks.first(session.station(), failure.fault())) {
            events.raise(session.station(), type.get(), failure.reason());
        }
    }

    private static Optional<SecurityEventType> typeOf(Fault fault) {
        return switch (fault) {
            case CERTIFICATE, CREDENTIALS -> Optional.of(SecurityEventType.FAILED_TO_AUTHENTICATE_AT_CSMS);
            case SERVER_CERTIFICATE -> Optional.of(SecurityEventType.INVALID_CSMS_CERTIFICATE);
            case TLS_VERSION -> Optional.of(SecurityEventType.INVALID_TLS_VERSION);
            case TLS_SUITE -> Optional.of(SecurityEventType.INVALID_TLS_CIPHER_SUITE);
            case NETWORK -> Optional.empty();
        };
    }
}
