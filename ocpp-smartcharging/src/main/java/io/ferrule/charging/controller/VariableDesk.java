// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.model.v201.Attribute;
import io.ferrule.model.v201.Component;
import io.ferrule.model.v201.GetVariableData;
import io.ferrule.model.v201.GetVariableResult;
import io.ferrule.model.v201.GetVariableStatus;
import io.ferrule.model.v201.GetVariablesRequest;
import io.ferrule.model.v201.GetVariablesResponse;
import io.ferrule.model.v201.SetVariableData;
import io.ferrule.model.v201.SetVariableResult;
import io.ferrule.model.v201.SetVariableStatus;
import io.ferrule.model.v201.SetVariablesRequest;
import io.ferrule.model.v201.SetVariablesResponse;
import io.ferrule.model.v201.StatusInfo;
import io.ferrule.model.v201.Variable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about the device model of a Local Controller (OCPP 2.0.1 part 2, B05, B06).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class VariableDesk {

    /** Most variables of one request. */
    public static final int MOST_ITEMS = 50;
    /** Most bytes of one request. */
    public static final int MOST_BYTES = 65_536;

    private final SiteVariables variables;

    /**
     * Makes a desk.
     *
     * @param facts the site
     * @param identity who the controller says it is
     * @param communication how it is connected
     */
    public VariableDesk(SiteFacts facts, ControllerIdentity identity, Communication communication) {
        this.variables = new SiteVariables(facts, identity, communication);
    }

    /**
     * What values are to be taken from.
     *
     * @param state what was said
     * @param report how it stands with the site, once it has decided
     * @param now the instant
     */
    public record Moment(ControllerState state, Optional<SiteReport> report, Instant now) {}

    /**
     * Answers a GetVariables (B06).
     *
     * @param request what is asked, in the order of which it is answered
     * @param moment where values come from
     * @return one result for each element
     */
    public GetVariablesResponse get(GetVariablesRequest request, Moment moment) {
        List<SiteVariable> all = all(moment);
        return new GetVariablesResponse(
                request.getVariableData().stream()
                        .map(asked -> read(asked, all))
                        .toList(),
                null);
    }

    private static GetVariableResult read(GetVariableData asked, List<SiteVariable> all) {
        Optional<SiteVariable> found = find(all, asked.component(), asked.variable());
        boolean component = all.stream().anyMatch(one -> one.isOf(asked.component()));
        GetVariableStatus status;
        if (found.isEmpty()) {
            status = component ? GetVariableStatus.UNKNOWN_VARIABLE : GetVariableStatus.UNKNOWN_COMPONENT;
        } else {
            status = actual(asked.attributeType())
                    ? GetVariableStatus.ACCEPTED
                    : GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE;
        }
        String value =
                status == GetVariableStatus.ACCEPTED ? found.orElseThrow().value() : null;
        return new GetVariableResult(
                null, status, asked.attributeType(), value, asked.component(), asked.variable(), null);
    }

    /**
     * Answers a SetVariables (B05). Each element is taken or refused by itself.
     *
     * @param request what is to be set
     * @param moment what there is
     * @return one result for each element, and what holds after them
     */
    public Change<SetVariablesResponse> set(SetVariablesRequest request, Moment moment) {
        List<SiteVariable> all = all(moment);
        List<SetVariableResult> results = new ArrayList<>();
        ControllerState state = moment.state();
        for (SetVariableData asked : request.setVariableData()) {
            Change<SetVariableResult> change = set(asked, all, state);
            results.add(change.answer());
            state = change.state();
        }
        return new Change<>(new SetVariablesResponse(results, null), state);
    }

    private static Change<SetVariableResult> set(SetVariableData asked, List<SiteVariable> all, ControllerState state) {
        Optional<SiteVariable> found = find(all, asked.component(), asked.variable());
        if (found.isEmpty()) {
            boolean component = all.stream().anyMatch(one -> one.isOf(asked.component()));
            return refused(
                    asked, component ? SetVariableStatus.UNKNOWN_VARIABLE : SetVariableStatus.UNKNOWN_COMPONENT, state);
        }
        if (!actual(asked.attributeType())) {
            return refused(asked, SetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE, state);
        }
        if (!found.get().writable()) {
            StatusInfo why = Reasons.of("ReadOnly", "this variable is not the CSMS's to set");
            return new Change<>(result(asked, SetVariableStatus.REJECTED, why), state);
        }
        return adjusted(state.adjustment(), found.get().variable().name(), asked.attributeValue())
                .map(adjustment ->
                        new Change<>(result(asked, SetVariableStatus.ACCEPTED, null), state.with(adjustment)))
                .orElseGet(
                        () -> new Change<>(result(asked, SetVariableStatus.REJECTED, outOfRange(found.get())), state));
    }

    private static Change<SetVariableResult> refused(
            SetVariableData asked, SetVariableStatus status, ControllerState state) {
        return new Change<>(result(asked, status, null), state);
    }

    private static StatusInfo outOfRange(SiteVariable variable) {
        return Reasons.of("InvalidValue", variable.variable().name() + " cannot have this value");
    }

    private static Optional<Adjustment> adjusted(Adjustment now, String variable, String value) {
        try {
            return switch (variable) {
                case SiteVariables.SIGNIFICANCE ->
                    Optional.of(new Adjustment(decimal(value), now.withSchedules(), now.heartbeatSeconds()));
                case SiteVariables.WITH_SCHEDULES ->
                    Optional.of(new Adjustment(now.significance(), flag(value), now.heartbeatSeconds()));
                case SiteVariables.HEARTBEAT ->
                    Optional.of(new Adjustment(now.significance(), now.withSchedules(), Integer.parseInt(value)));
                default -> Optional.empty();
            };
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static BigDecimal decimal(String value) {
        if (value.length() > 20) {
            throw new IllegalArgumentException("more digits than a percentage has");
        }
        return new BigDecimal(value);
    }

    private static boolean flag(String value) {
        if (!value.equalsIgnoreCase("true") && !value.equalsIgnoreCase("false")) {
            throw new IllegalArgumentException("neither true nor false");
        }
        return Boolean.parseBoolean(value);
    }

    private List<SiteVariable> all(Moment moment) {
        return variables.at(moment.state(), moment.report(), moment.now());
    }

    static Optional<SiteVariable> find(List<SiteVariable> all, Component component, Variable variable) {
        return all.stream()
                .filter(one -> one.isOf(component) && one.is(variable))
                .findFirst();
    }

    private static boolean actual(@Nullable Attribute asked) {
        return asked == null || asked == Attribute.ACTUAL;
    }

    private static SetVariableResult result(SetVariableData asked, SetVariableStatus status, @Nullable StatusInfo why) {
        return new SetVariableResult(asked.attributeType(), status, why, asked.component(), asked.variable(), null);
    }
}
