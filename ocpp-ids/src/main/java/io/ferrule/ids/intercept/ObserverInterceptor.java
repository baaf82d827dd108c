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
import java.util.concurrent.atomic.AtomicLong;

/**
 * Judges what observers ask of one station, under the name of the observer, and what the station answers them. Used on the session's lane
 * only.
 */
final class ObserverInterceptor implements Interceptor {

    private final LiveDetection detection;
    private final Session session;
    private final AtomicLong calls;

    /** The id under which the engine heard of a call: ids are unique for each upstream only, and many count from 1. */
    private record Heard(String id) {}

    /** The calls of observers are counted over all sessions. */
    ObserverInterceptor(LiveDetection detection, Session session, AtomicLong calls) {
        this.detection = detection;
        this.session = session;
        this.calls = calls;
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        return observer(exchange).map(name -> called(call, name, exchange)).orElseGet(CallVerdict::forward);
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        return exchange.get(Heard.class).map(heard -> replied(reply, heard)).orElseGet(ReplyVerdict::forward);
    }

    private static Optional<String> observer(Exchange exchange) {
        return exchange.upstream().filter(name -> exchange.origin() == Side.CSMS && !name.equals(Observer.PRIMARY));
    }

    private CallVerdict called(Call call, String observer, Exchange exchange) {
        Heard heard = new Heard("observer-" + calls.incrementAndGet());
        Link link = new Link("", "observer " + observer, observer);
        Ruling ruling = ruling(Side.CSMS, link, call.withId(heard.id()).text());
        if (ruling instanceof Ruling.Refuse refuse) {
            return CallVerdict.reject(refuse.code(), refuse.reason());
        }
        if (ruling instanceof Ruling.Answer answer) {
            return CallVerdict.answer(answer.payload());
        }
        if (ruling instanceof Ruling.Disconnect) {
            return CallVerdict.reject(ErrorCode.SECURITY_ERROR, "not allowed here");
        }
        exchange.put(Heard.class, heard);
        return CallVerdict.forward();
    }

    /** It is the station that speaks, over its own connection, whoever asked. */
    private ReplyVerdict replied(Reply reply, Heard heard) {
        Link link = detection.linkOf(session.station().value());
        Ruling ruling = ruling(Side.STATION, link, reply.withId(heard.id()).text());
        if (ruling instanceof Ruling.Refuse refuse) {
            return ReplyVerdict.fail(refuse.code(), refuse.reason());
        }
        if (ruling instanceof Ruling.Answer answer) {
            return ReplyVerdict.replace(answer.payload());
        }
        return ruling instanceof Ruling.Disconnect disconnect
                ? ReplyVerdict.disconnect(disconnect.reason())
                : ReplyVerdict.forward();
    }

    private Ruling ruling(Side from, Link link, String text) {
        return detection.ruling(new FrameEvent(
                detection.now(), session.station().value(), from, session.version(), link, WireText.of(text)));
    }
}
