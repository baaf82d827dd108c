// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.event.Link;
import io.ferrule.ids.event.WireText;
import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.guard.Ruling;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Observer;
import java.util.Optional;

/** Judges what observers ask of one station, under the name of the observer. Used on the session's lane only. */
final class ObserverInterceptor implements Interceptor {

    private final LiveDetection detection;
    private final Session session;

    ObserverInterceptor(LiveDetection detection, Session session) {
        this.detection = detection;
        this.session = session;
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        return principal(exchange).map(name -> verdict(call, name)).orElseGet(CallVerdict::forward);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        principal(exchange).ifPresent(name -> {
            var unused = detection.ruling(frame(Side.STATION, name, reply.text()));
        });
        return ReplyVerdict.forward();
    }

    private static Optional<String> principal(Exchange exchange) {
        return exchange.upstream().filter(name -> exchange.origin() == Side.CSMS && !name.equals(Observer.PRIMARY));
    }

    private FrameEvent frame(Side from, String principal, String text) {
        return new FrameEvent(
                detection.now(),
                session.station().value(),
                from,
                session.version(),
                new Link("", "observer " + principal, principal),
                WireText.of(text));
    }

    private CallVerdict verdict(Call call, String principal) {
        Ruling ruling = detection.ruling(frame(Side.CSMS, principal, call.text()));
        if (ruling instanceof Ruling.Refuse refuse) {
            return CallVerdict.reject(refuse.code(), refuse.reason());
        }
        if (ruling instanceof Ruling.Answer answer) {
            return CallVerdict.answer(answer.payload());
        }
        return ruling instanceof Ruling.Disconnect
                ? CallVerdict.reject(ErrorCode.SECURITY_ERROR, "not allowed here")
                : CallVerdict.forward();
    }
}
