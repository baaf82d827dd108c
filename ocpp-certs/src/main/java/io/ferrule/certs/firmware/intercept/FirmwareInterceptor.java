// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import io.ferrule.certs.firmware.StationDesk;
import io.ferrule.model.Call;
import io.ferrule.model.CallResult;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Reply;
import io.ferrule.model.Side;
import io.ferrule.model.v16.ExtendedMessageTrigger;
import io.ferrule.model.v16.ExtendedTriggerMessageRequest;
import io.ferrule.model.v16.ExtendedTriggerMessageResponse;
import io.ferrule.model.v16.FirmwareStatusNotificationRequest;
import io.ferrule.model.v16.FirmwareStatusNotificationResponse;
import io.ferrule.model.v16.MessageTrigger;
import io.ferrule.model.v16.SignedUpdateFirmwareRequest;
import io.ferrule.model.v16.SignedUpdateFirmwareResponse;
import io.ferrule.model.v16.TriggerMessageRequest;
import io.ferrule.model.v16.TriggerMessageResponse;
import io.ferrule.model.v16.TriggerMessageStatus;
import io.ferrule.model.v16.V16;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import io.ferrule.proxy.intercept.ReplyVerdict;
import io.ferrule.proxy.intercept.Session;
import io.ferrule.proxy.upstream.Observer;
import io.ferrule.proxy.upstream.UpstreamState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Leads the calls of one session to the desk of its station. Used on the lane only. */
final class FirmwareInterceptor implements Interceptor {

    private final StationDesk desk;
    private final Executor prompt;
    private final boolean plainUpdates;
    private final Errands errands;

    private FirmwareInterceptor(StationDesk desk, Executor prompt, boolean plainUpdates, Errands errands) {
        this.desk = desk;
        this.prompt = prompt;
        this.plainUpdates = plainUpdates;
        this.errands = errands;
    }

    static Interceptor open(Session session, StationDesk desk, Executor prompt, boolean plainUpdates) {
        Errands errands = new Errands(session, desk, prompt);
        errands.begin();
        return new FirmwareInterceptor(desk, prompt, plainUpdates, errands);
    }

    @Override
    public Interests interests() {
        return Interests.in(
                V16.SIGNED_UPDATE_FIRMWARE,
                V16.UPDATE_FIRMWARE,
                V16.EXTENDED_TRIGGER_MESSAGE,
                V16.TRIGGER_MESSAGE,
                V16.FIRMWARE_STATUS_NOTIFICATION,
                V16.BOOT_NOTIFICATION);
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        if (exchange.origin() == Side.STATION) {
            return fromStation(call);
        }
        boolean owner = exchange.upstream().orElse(Observer.PRIMARY).equals(Observer.PRIMARY);
        return switch (call.action()) {
            case "SignedUpdateFirmware" ->
                owner
                        ? order(call.payload().as(SignedUpdateFirmwareRequest.class))
                        : CallVerdict.reject(
                                ErrorCode.SECURITY_ERROR, "only the station's own CSMS may update its firmware");
            case "UpdateFirmware" -> plain();
            case "ExtendedTriggerMessage" -> asked(call.payload().as(ExtendedTriggerMessageRequest.class));
            case "TriggerMessage" -> asked(call.payload().as(TriggerMessageRequest.class));
            default -> CallVerdict.forward();
        };
    }

    private CallVerdict fromStation(Call call) {
        if (call.action().equals(V16.BOOT_NOTIFICATION.name())) {
            errands.booting();
            call.payload().string("/firmwareVersion").ifPresent(version -> prompt.execute(() -> desk.booted(version)));
            return CallVerdict.forward();
        }
        if (call.action().equals(V16.FIRMWARE_STATUS_NOTIFICATION.name())) {
            FirmwareStatusNotificationRequest request = call.payload().as(FirmwareStatusNotificationRequest.class);
            return promptly(() -> desk.reported(request.status())
                    ? CallVerdict.answer(new FirmwareStatusNotificationResponse())
                    : CallVerdict.forward());
        }
        return CallVerdict.forward();
    }

    private CallVerdict order(SignedUpdateFirmwareRequest request) {
        return Orders.read(request)
                .map(order -> promptly(() -> CallVerdict.answer(new SignedUpdateFirmwareResponse(desk.order(order)))))
                .orElseGet(() -> CallVerdict.reject(
                        ErrorCode.PROPERTY_CONSTRAINT_VIOLATION, "a field is too long, or a time is none"));
    }

    private CallVerdict plain() {
        if (!plainUpdates) {
            return CallVerdict.reject(ErrorCode.NOT_SUPPORTED, "firmware has to be signed, see SignedUpdateFirmware");
        }
        return desk.busy()
                ? CallVerdict.reject(ErrorCode.GENERIC_ERROR, "an update with signed firmware is under way")
                : CallVerdict.forward();
    }

    private CallVerdict asked(ExtendedTriggerMessageRequest request) {
        if (request.requestedMessage() != ExtendedMessageTrigger.FIRMWARE_STATUS_NOTIFICATION) {
            return CallVerdict.forward();
        }
        errands.answerTrigger();
        return CallVerdict.answer(new ExtendedTriggerMessageResponse(TriggerMessageStatus.ACCEPTED));
    }

    private CallVerdict asked(TriggerMessageRequest request) {
        if (request.requestedMessage() != MessageTrigger.FIRMWARE_STATUS_NOTIFICATION || !desk.busy()) {
            return CallVerdict.forward();
        }
        errands.answerTrigger();
        return CallVerdict.answer(new TriggerMessageResponse(TriggerMessageStatus.ACCEPTED));
    }

    @Override
    public ReplyVerdict onReply(Reply reply, Exchange exchange) {
        if (exchange.origin() == Side.STATION && exchange.call().action().equals(V16.BOOT_NOTIFICATION.name())) {
            errands.booted(reply instanceof CallResult result
                    && result.payload()
                            .string("/status")
                            .filter("Accepted"::equals)
                            .isPresent());
        }
        return ReplyVerdict.forward();
    }

    @Override
    public void onUpstream(UpstreamState state) {
        errands.turned(state);
    }

    @Override
    public void close() {
        errands.end();
    }

    /** What waits for the disk is decided elsewhere. */
    private CallVerdict promptly(Supplier<CallVerdict> decision) {
        CompletableFuture<CallVerdict> verdict = CompletableFuture.supplyAsync(decision, prompt);
        return verdict.isDone() ? verdict.join() : CallVerdict.later(verdict);
    }
}
