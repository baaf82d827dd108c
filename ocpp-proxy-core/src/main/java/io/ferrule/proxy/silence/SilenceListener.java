// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.silence;

import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Setting;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Listens to one session for the alarm. It changes nothing. */
final class SilenceListener implements Interceptor {

    private static final List<String> SETTERS = List.of("ChangeConfiguration", "SetVariables");
    private static final List<String> NAMES = List.of("HeartbeatInterval", "OCPPCommCtrlr/HeartbeatInterval");
    private static final long LONGEST_SECONDS = Duration.ofDays(366).toSeconds();

    private final SilenceAlarm alarm;
    private final Session session;

    SilenceListener(SilenceAlarm alarm, Session session) {
        this.alarm = alarm;
        this.session = session;
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION && !session.stationAbsent()) {
            alarm.heard(session.station());
        }
        return CallVerdict.forward();
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            if (reply instanceof CallResult result) {
                alarm.served(session.station());
                booted(exchange.call(), result.payload()).ifPresent(told -> alarm.told(session.station(), told));
            }
        } else if (exchange.unanswered().isEmpty()) {
            alarm.heard(session.station());
            if (reply instanceof CallResult result
                    && SETTERS.contains(exchange.call().action())) {
                set(exchange.call(), result.payload()).forEach(told -> alarm.told(session.station(), told));
            }
        }
        return ReplyVerdict.forward();
    }

    @Override
    public Interests interests() {
        return Interests.everything().brief();
    }

    /** OCPP 1.5 names the member otherwise. */
    private static Optional<Duration> booted(Call call, Payload result) {
        return call.action().equals("BootNotification")
                        && result.string("/status").filter("Accepted"::equals).isPresent()
                ? result.number("/interval")
                        .or(() -> result.number("/heartbeatInterval"))
                        .flatMap(SilenceListener::seconds)
                : Optional.empty();
    }

    private Stream<Duration> set(Call call, Payload result) {
        return Facts.of(session.version(), call).settings().stream()
                .filter(setting -> NAMES.stream().anyMatch(setting.key()::is))
                .filter(setting -> accepted(setting, result))
                .flatMap(setting -> setting.value().stream())
                .flatMap(value -> number(value.text()).stream())
                .flatMap(number -> seconds(number).stream());
    }

    private static boolean accepted(Setting setting, Payload result) {
        String ofVariable = setting.pointer().replace("/setVariableData/", "/setVariableResult/") + "/attributeStatus";
        return Stream.of(result.string("/status"), result.string(ofVariable))
                .flatMap(Optional::stream)
                .anyMatch("Accepted"::equals);
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return text.length() > 10 ? Optional.empty() : Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Zero leaves the choice to the station, so nothing is known. */
    private static Optional<Duration> seconds(BigDecimal number) {
        boolean sensible = number.signum() > 0 && number.compareTo(BigDecimal.valueOf(LONGEST_SECONDS)) <= 0;
        return sensible
                ? Optional.of(Duration.ofSeconds(number.longValue())).filter(it -> !it.isZero())
                : Optional.empty();
    }
}
