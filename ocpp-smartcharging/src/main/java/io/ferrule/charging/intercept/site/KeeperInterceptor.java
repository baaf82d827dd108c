// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import io.ferrule.charging.intercept.site.SiteListener.Kind;
import io.ferrule.charging.intercept.station.ConfigurationAnswer;
import io.ferrule.charging.intercept.station.ProfileAnswers;
import io.ferrule.charging.intercept.station.ProfileReports;
import io.ferrule.charging.intercept.station.RemoteStart;
import io.ferrule.charging.intercept.station.VariablesAnswer;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Answers for a station's profiles, and holds back what would begin too early. Used on the lane only. */
final class KeeperInterceptor implements Interceptor {

    /** Shorter than the five seconds that a verdict may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private static final String AUTHORIZE = "Authorize";
    private static final String CONFIGURATION = "GetConfiguration";
    private static final String VARIABLES = "GetVariables";
    private static final String REMOTE_START = "RemoteStartTransaction";
    private static final String REQUEST_START = "RequestStartTransaction";

    private final Core core;
    private final Post post;
    private final Session session;
    private final Decider decider;

    KeeperInterceptor(Core core, Post post, Session session, Decider decider) {
        this.core = core;
        this.post = post;
        this.session = session;
        this.decider = decider;
    }

    @Override
    public Interests interests() {
        return Interests.named(
                "SetChargingProfile",
                "ClearChargingProfile",
                "GetCompositeSchedule",
                "GetChargingProfiles",
                REMOTE_START,
                REQUEST_START,
                AUTHORIZE,
                CONFIGURATION,
                VARIABLES);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            return CallVerdict.forward();
        }
        Payload request = call.payload();
        return switch (call.action()) {
            case "SetChargingProfile" ->
                later(() -> kept(
                        answers -> answers.set(request),
                        () -> CallVerdict.answer(post.station().answers().unwritten())));
            // Its answer knows no word for a failure (OCPP 1.6 edition 2, 7.21; OCPP 2.0.1 part 2,
            // ClearChargingProfileStatusEnumType).
            case "ClearChargingProfile" ->
                later(() -> kept(
                        answers -> answers.clear(request),
                        () -> CallVerdict.reject(ErrorCode.INTERNAL_ERROR, ProfileAnswers.UNWRITTEN)));
            case "GetCompositeSchedule" -> later(() -> CallVerdict.answer(composite(request)));
            case "GetChargingProfiles" -> reports(request);
            case REMOTE_START, REQUEST_START -> CallVerdict.later(start(request));
            default -> CallVerdict.forward();
        };
    }

    private CallVerdict later(Supplier<CallVerdict> onCore) {
        CompletableFuture<CallVerdict> verdict = new CompletableFuture<>();
        core.run(() -> verdict.complete(onCore.get()));
        return CallVerdict.later(verdict);
    }

    /** What was accepted is on disk before anybody hears of it; what cannot be written down did not happen. */
    private CallVerdict kept(Function<ProfileAnswers, Payload> change, Supplier<CallVerdict> unwritten) {
        StationControl station = post.station();
        Runnable wayBack = station.profiles().wayBack();
        Payload answer = change.apply(station.answers());
        if (answer.string("/status").filter("Accepted"::equals).isEmpty()) {
            return CallVerdict.answer(answer);
        }
        if (!station.profilesChanged()) {
            wayBack.run();
            return unwritten.get();
        }
        decider.soon();
        return CallVerdict.answer(answer);
    }

    private Payload composite(Payload request) {
        return post.station().answers().composite(request, core.clock(), this::share);
    }

    /** What the site leaves to a car that is there. */
    private OptionalDouble share(int evse) {
        Optional<Outlet> outlet = post.station().outlets().stream()
                .filter(each -> each.evse() == evse && each.charging())
                .findFirst();
        return outlet.flatMap(each -> decider.share(each.id()))
                .map(OptionalDouble::of)
                .orElseGet(OptionalDouble::empty);
    }

    /** OCPP 2.0.1 part 2, K09: the reports follow the answer, one after the other. */
    private CallVerdict reports(Payload request) {
        if (session.version() == OcppVersion.V1_6) {
            return CallVerdict.forward();
        }
        return later(() -> {
            ProfileReports reports = post.station().answers().reports(request, core.clock(), this::share);
            session.execute(() -> report(reports.reports()));
            return CallVerdict.answer(reports.answer());
        });
    }

    private void report(List<Payload> reports) {
        if (!reports.isEmpty()) {
            var unused = session.call(Side.CSMS, "ReportChargingProfiles", reports.get(0))
                    .whenComplete((reply, failure) -> report(reports.subList(1, reports.size())));
        }
    }

    private CompletableFuture<CallVerdict> start(Payload request) {
        CompletableFuture<CallVerdict> verdict = new CompletableFuture<>();
        var unused = passed().thenAccept(open -> core.run(() -> verdict.complete(open ? started(request) : early())));
        return verdict;
    }

    private CallVerdict started(Payload request) {
        RemoteStart start = post.station().answers().start(request, core.clock());
        if (start instanceof RemoteStart.Passes passes) {
            if (!passes.changed() || post.station().profilesChanged()) {
                return CallVerdict.replace(passes.request());
            }
            post.station().startRefused(request);
            return CallVerdict.answer(post.station().answers().unwritten());
        }
        return CallVerdict.answer(((RemoteStart.Refused) start).response());
    }

    private CallVerdict early() {
        core.note(Kind.HELD, post.station().name(), "a remote start came before a limit was in force");
        return CallVerdict.answer(post.station().answers().notNow());
    }

    /** Completes when a car may begin, or with false when that takes too long. */
    private CompletableFuture<Boolean> passed() {
        core.run(post.presence().probing()::carComes);
        if (post.gate().isOpen()) {
            return CompletableFuture.completedFuture(true);
        }
        CompletableFuture<Boolean> passed = new CompletableFuture<>();
        core.run(() -> post.gate().pass(() -> passed.complete(true)));
        session.executeAfter(PATIENCE, () -> passed.complete(false));
        decider.soon();
        return passed;
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        if (!(reply instanceof CallResult result)) {
            return ReplyVerdict.forward();
        }
        Payload payload = result.payload();
        String action = exchange.call().action();
        if (action.equals(CONFIGURATION) && exchange.origin() == Side.CSMS) {
            Payload own = ConfigurationAnswer.of(exchange.call().payload(), payload);
            return own.equals(payload) ? ReplyVerdict.forward() : ReplyVerdict.replace(own);
        }
        if (action.equals(VARIABLES) && exchange.origin() == Side.CSMS) {
            return variables(payload);
        }
        if (action.equals(AUTHORIZE) && exchange.origin() == Side.STATION) {
            return authorized(payload);
        }
        boolean refused = !payload.string("/status").filter("Accepted"::equals).isPresent();
        if (refused && (action.equals(REMOTE_START) || action.equals(REQUEST_START))) {
            Payload request = exchange.call().payload();
            core.run(() -> post.station().startRefused(request));
        }
        return ReplyVerdict.forward();
    }

    /** What the gateway keeps in the station's place is the gateway's to tell. */
    private ReplyVerdict variables(Payload told) {
        if (!VariablesAnswer.concerns(told)) {
            return ReplyVerdict.forward();
        }
        CompletableFuture<ReplyVerdict> verdict = new CompletableFuture<>();
        core.run(() ->
                verdict.complete(ReplyVerdict.replace(post.station().answers().variables(told))));
        return ReplyVerdict.later(verdict);
    }

    /** Only what would let a car begin has to wait; a card may also be shown to end a transaction. */
    private ReplyVerdict authorized(Payload payload) {
        String pointer = session.version() == OcppVersion.V1_6 ? "/idTagInfo/status" : "/idTokenInfo/status";
        boolean accepted = payload.string(pointer).filter("Accepted"::equals).isPresent();
        if (!accepted || post.gate().isOpen()) {
            return ReplyVerdict.forward();
        }
        CompletableFuture<ReplyVerdict> verdict = new CompletableFuture<>();
        var unused = passed().thenAccept(open -> core.run(() ->
                verdict.complete(open || post.station().busy() ? ReplyVerdict.forward() : held(payload, pointer))));
        return ReplyVerdict.later(verdict);
    }

    private ReplyVerdict held(Payload payload, String pointer) {
        core.note(Kind.HELD, post.station().name(), "a card was shown before a limit was in force");
        String word = session.version() == OcppVersion.V1_6 ? "Blocked" : "NotAtThisTime";
        return ReplyVerdict.replace(payload.with(pointer, word));
    }
}
