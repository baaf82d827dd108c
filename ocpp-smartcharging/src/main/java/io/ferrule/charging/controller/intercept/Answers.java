// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller.intercept;

import io.ferrule.charging.controller.Change;
import io.ferrule.charging.controller.ControllerState;
import io.ferrule.charging.controller.PriceDesk;
import io.ferrule.charging.controller.ProfileDesk;
import io.ferrule.charging.controller.ProfileReports;
import io.ferrule.charging.controller.ReportDesk;
import io.ferrule.charging.controller.ScheduleDesk;
import io.ferrule.charging.controller.SiteCeiling;
import io.ferrule.charging.controller.VariableDesk;
import io.ferrule.model.Call;
import io.ferrule.model.ErrorCode;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.DataTransferRequest;
import io.ferrule.model.v201.GenericDeviceModelStatus;
import io.ferrule.model.v201.GetBaseReportRequest;
import io.ferrule.model.v201.GetBaseReportResponse;
import io.ferrule.model.v201.GetChargingProfileStatus;
import io.ferrule.model.v201.GetChargingProfilesRequest;
import io.ferrule.model.v201.GetChargingProfilesResponse;
import io.ferrule.model.v201.GetCompositeScheduleRequest;
import io.ferrule.model.v201.GetReportRequest;
import io.ferrule.model.v201.GetReportResponse;
import io.ferrule.model.v201.GetVariablesRequest;
import io.ferrule.model.v201.NotifyReportRequest;
import io.ferrule.model.v201.SetVariablesRequest;
import io.ferrule.model.v201.TriggerMessageRequest;
import io.ferrule.model.v201.TriggerMessageResponse;
import io.ferrule.model.v201.TriggerMessageStatus;
import io.ferrule.model.v201.V201;
import io.ferrule.proxy.intercept.CallVerdict;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a controller answers to each call of its CSMS; what it does not know it lets pass. Used on the session's lane only. */
final class Answers {

    private final Recollection kept;
    private final Registrar registrar;
    private final Outgoing outgoing;
    private final Clock clock;
    private final ProfileDesk profiles;
    private final ScheduleDesk schedules;
    private final VariableDesk variables;
    private final ReportDesk reports;
    private final PriceDesk prices;

    Answers(ControllerSettings settings, Recollection kept, Registrar registrar, Outgoing outgoing, Clock clock) {
        this.kept = kept;
        this.registrar = registrar;
        this.outgoing = outgoing;
        this.clock = clock;
        this.profiles = new ProfileDesk(settings.facts());
        this.schedules = new ScheduleDesk(new SiteCeiling(settings.facts()));
        this.variables = new VariableDesk(settings.facts(), settings.identity(), settings.communication());
        this.reports = new ReportDesk(settings.facts(), settings.identity(), settings.communication());
        this.prices = new PriceDesk(settings.facts(), settings.prices());
    }

    CallVerdict to(Call call) {
        Payload payload = call.payload();
        Instant now = clock.instant();
        return switch (call.action()) {
            case "SetChargingProfile" -> changed(state -> profiles.set(payload, state, now));
            case "ClearChargingProfile" -> changed(state -> profiles.clear(payload, state));
            case "GetCompositeSchedule" ->
                CallVerdict.answer(schedules.answer(payload.as(GetCompositeScheduleRequest.class), state(), now));
            case "GetChargingProfiles" -> reported(payload.as(GetChargingProfilesRequest.class), now);
            case "GetVariables" -> read(payload.as(GetVariablesRequest.class), now);
            case "SetVariables" -> write(payload.as(SetVariablesRequest.class), now);
            case "GetBaseReport" -> reported(payload.as(GetBaseReportRequest.class), now);
            case "GetReport" -> reported(payload.as(GetReportRequest.class), now);
            case "DataTransfer" -> transferred(payload.as(DataTransferRequest.class));
            case "TriggerMessage" -> triggered(payload.as(TriggerMessageRequest.class));
            default -> CallVerdict.forward();
        };
    }

    private CallVerdict read(GetVariablesRequest request, Instant now) {
        return request.getVariableData().size() > VariableDesk.MOST_ITEMS
                ? tooMany()
                : CallVerdict.answer(variables.get(request, kept.at(now)));
    }

    private CallVerdict write(SetVariablesRequest request, Instant now) {
        return request.setVariableData().size() > VariableDesk.MOST_ITEMS
                ? tooMany()
                : changed(state -> variables.set(request, kept.at(now)));
    }

    /** The most items of one message are told by DeviceDataCtrlr.ItemsPerMessage (OCPP 2.0.1 part 2, B05, B06, B08). */
    private static CallVerdict tooMany() {
        return CallVerdict.reject(
                ErrorCode.OCCURRENCE_CONSTRAINT_VIOLATION,
                "more than " + VariableDesk.MOST_ITEMS + " variables in one message");
    }

    private CallVerdict transferred(DataTransferRequest request) {
        return changed(state -> prices.answer(request, state));
    }

    private CallVerdict reported(GetChargingProfilesRequest request, Instant now) {
        List<Payload> found = ProfileReports.of(request, state(), now);
        boolean sent = !found.isEmpty() && outgoing.offer(V201.REPORT_CHARGING_PROFILES.name(), found);
        GetChargingProfileStatus status =
                sent ? GetChargingProfileStatus.ACCEPTED : GetChargingProfileStatus.NOPROFILES;
        return CallVerdict.answer(new GetChargingProfilesResponse(status, null, null));
    }

    private CallVerdict reported(GetBaseReportRequest request, Instant now) {
        List<NotifyReportRequest> found = reports.report(request, kept.at(now));
        GenericDeviceModelStatus status = found.isEmpty() ? GenericDeviceModelStatus.NOT_SUPPORTED : sent(found);
        return CallVerdict.answer(new GetBaseReportResponse(status, null, null));
    }

    private CallVerdict reported(GetReportRequest request, Instant now) {
        if (request.componentVariable().size() > VariableDesk.MOST_ITEMS) {
            return tooMany();
        }
        List<NotifyReportRequest> found = reports.report(request, kept.at(now));
        GenericDeviceModelStatus status = found.isEmpty() ? GenericDeviceModelStatus.EMPTY_RESULT_SET : sent(found);
        return CallVerdict.answer(new GetReportResponse(status, null, null));
    }

    private GenericDeviceModelStatus sent(List<NotifyReportRequest> messages) {
        List<Payload> payloads = messages.stream().map(Payload::of).toList();
        return outgoing.offer(V201.NOTIFY_REPORT.name(), payloads)
                ? GenericDeviceModelStatus.ACCEPTED
                : GenericDeviceModelStatus.REJECTED;
    }

    /** OCPP 2.0.1 part 2, F06. */
    private CallVerdict triggered(TriggerMessageRequest request) {
        TriggerMessageStatus status =
                switch (request.requestedMessage()) {
                    case BOOT_NOTIFICATION ->
                        registrar.triggered() ? TriggerMessageStatus.ACCEPTED : TriggerMessageStatus.REJECTED;
                    case HEARTBEAT -> {
                        registrar.beat();
                        yield TriggerMessageStatus.ACCEPTED;
                    }
                    default -> TriggerMessageStatus.NOT_IMPLEMENTED;
                };
        return CallVerdict.answer(new TriggerMessageResponse(status, null, null));
    }

    private <T extends Record> CallVerdict changed(Function<ControllerState, Change<T>> step) {
        CompletableFuture<CallVerdict> verdict = kept.memory()
                .change(step)
                .<CallVerdict>thenApply(CallVerdict::answer)
                .exceptionally(failure -> CallVerdict.reject(
                        ErrorCode.INTERNAL_ERROR, "this cannot be kept at the moment, so it was not taken"));
        return verdict.isDone() ? verdict.join() : CallVerdict.later(verdict);
    }

    private ControllerState state() {
        return kept.memory().state();
    }
}
