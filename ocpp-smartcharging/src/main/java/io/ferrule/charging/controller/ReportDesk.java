// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.controller.VariableDesk.Moment;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v201.Component;
import io.ferrule.model.v201.ComponentCriterion;
import io.ferrule.model.v201.GetBaseReportRequest;
import io.ferrule.model.v201.GetReportRequest;
import io.ferrule.model.v201.NotifyReportRequest;
import io.ferrule.model.v201.ReportBase;
import io.ferrule.model.v201.ReportData;
import io.ferrule.model.v201.Variable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reports the device model of a Local Controller (OCPP 2.0.1 part 2, B07, B08).
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class ReportDesk {

    private static final int ITEMS_PER_REPORT = 20;

    private final SiteVariables variables;

    /**
     * Makes a desk.
     *
     * @param facts the site
     * @param identity who the controller says it is
     * @param communication how it is connected
     */
    public ReportDesk(SiteFacts facts, ControllerIdentity identity, Communication communication) {
        this.variables = new SiteVariables(facts, identity, communication);
    }

    /**
     * The NotifyReports that a GetBaseReport asks for (B07): of the ConfigurationInventory what can be set, of the FullInventory
     * everything.
     *
     * @param request the question
     * @param moment where values come from
     * @return messages in the order in which they are to be sent; empty for a base that is not supported
     */
    public List<NotifyReportRequest> report(GetBaseReportRequest request, Moment moment) {
        boolean full = request.reportBase() == ReportBase.FULL_INVENTORY;
        if (!full && request.reportBase() != ReportBase.CONFIGURATION_INVENTORY) {
            return List.of();
        }
        return messages(
                request.requestId(),
                moment.now(),
                variables.at(moment.state(), moment.report(), moment.now()).stream()
                        .filter(variable -> full || variable.writable()));
    }

    /**
     * The NotifyReports that a GetReport asks for (B08).
     *
     * @param request the question
     * @param moment where values come from
     * @return messages in the order in which they are to be sent; empty if nothing fits
     */
    public List<NotifyReportRequest> report(GetReportRequest request, Moment moment) {
        List<SiteVariable> all = variables.at(moment.state(), moment.report(), moment.now());
        return messages(
                request.requestId(),
                moment.now(),
                all.stream()
                        .filter(variable -> request.componentVariable().isEmpty()
                                || request.componentVariable().stream().anyMatch(variable::isMeant))
                        .filter(variable -> request.componentCriteria().isEmpty()
                                || request.componentCriteria().stream()
                                        .anyMatch(criterion -> meets(variable.component(), criterion, all))));
    }

    /** A component that says nothing about it counts as there and in use, but not as one with a problem. */
    private static boolean meets(Component component, ComponentCriterion criterion, List<SiteVariable> all) {
        Variable named = new Variable(criterion.wireName(), null, null);
        return VariableDesk.find(all, component, named)
                .map(variable -> Boolean.parseBoolean(variable.value()))
                .orElse(criterion != ComponentCriterion.PROBLEM);
    }

    private static List<NotifyReportRequest> messages(int requestId, Instant now, Stream<SiteVariable> variables) {
        List<ReportData> data = variables.map(SiteVariable::report).toList();
        List<NotifyReportRequest> messages = new ArrayList<>();
        for (int from = 0; from < data.size(); from += ITEMS_PER_REPORT) {
            int to = Math.min(data.size(), from + ITEMS_PER_REPORT);
            messages.add(new NotifyReportRequest(
                    requestId, Timestamp.of(now), data.subList(from, to), to < data.size(), messages.size(), null));
        }
        return messages;
    }
}
