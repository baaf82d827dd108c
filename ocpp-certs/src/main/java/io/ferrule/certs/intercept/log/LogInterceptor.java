// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.log;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.Session;
import java.util.Optional;

/** GetLog in one session. Used on the lane only. */
final class LogInterceptor implements Interceptor {

    private static final String GET_LOG = "GetLog";

    private final Session session;
    private final StationId station;
    private final LogOrders orders;
    private final UploadSettings settings;
    private final Diagnostics diagnostics;

    LogInterceptor(Session session, LogOrders orders, UploadSettings settings) {
        this.session = session;
        this.station = session.station();
        this.orders = orders;
        this.settings = settings;
        this.diagnostics = new Diagnostics(session, orders);
    }

    @Override
    public Interests interests() {
        return switch (session.version()) {
            case V1_5 -> Interests.nothing();
            case V1_6 -> Interests.named(GET_LOG, Diagnostics.NOTIFICATION);
            case V2_0_1, V2_1 -> Interests.named(GET_LOG);
        };
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            return call.action().equals(Diagnostics.NOTIFICATION)
                    ? diagnostics.onNotification(call)
                    : CallVerdict.forward();
        }
        if (!call.action().equals(GET_LOG)) {
            return CallVerdict.forward();
        }
        return switch (call.payload().string("/logType").orElse("")) {
            case "SecurityLog" -> securityLog(call.payload());
            // A station of 2.x knows GetLog; its own log is its own business.
            case "DiagnosticsLog" ->
                session.version() == OcppVersion.V1_6 ? diagnostics.onGetLog(call.payload()) : CallVerdict.forward();
            default -> CallVerdict.forward();
        };
    }

    private CallVerdict securityLog(Payload request) {
        Optional<Order> order = Order.of(request);
        if (order.isEmpty()) {
            return refused("the order names no number, or no address that an upload could use");
        }
        Optional<String> objection = settings.places().objection(order.get().location());
        if (objection.isPresent()) {
            return refused(objection.get());
        }
        Upload upload =
                new Upload(order.get(), settings, why -> settings.refusals().accept(station, why));
        Optional<Upload> before = orders.take(station, upload);
        session.execute(() -> {
            before.ifPresent(this::canceled);
            orders.begin(station, session.version(), upload);
        });
        return CallVerdict.answer(Payload.empty()
                .with("/status", before.isPresent() ? LogOrders.CANCELED : "Accepted")
                .with("/filename", UploadFile.nameOf(station, order.get().requestId())));
    }

    /** 1.6 has no place for the reason. */
    private CallVerdict refused(String why) {
        settings.refusals().accept(station, why);
        Payload answer = Payload.empty().with("/status", "Rejected");
        return CallVerdict.answer(
                session.version() == OcppVersion.V1_6
                        ? answer
                        : answer.with(
                                "/statusInfo",
                                Payload.empty()
                                        .with("/reasonCode", "InvalidURL")
                                        .with("/additionalInfo", why)));
    }

    /** 2.x has a word for the one that was given up (N01.FR.20), 1.6 has none. */
    private void canceled(Upload before) {
        if (session.version() != OcppVersion.V1_6) {
            orders.tell(
                    station,
                    session.version(),
                    LogOrders.CANCELED,
                    before.order().requestId());
        }
    }
}
