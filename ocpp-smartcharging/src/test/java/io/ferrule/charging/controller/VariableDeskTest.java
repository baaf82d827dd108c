// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import static io.ferrule.charging.controller.Sites.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.controller.VariableDesk.Moment;
import io.ferrule.charging.intercept.SiteReport;
import io.ferrule.charging.site.Phase;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.Attribute;
import io.ferrule.model.v201.Component;
import io.ferrule.model.v201.GetBaseReportRequest;
import io.ferrule.model.v201.GetReportRequest;
import io.ferrule.model.v201.GetVariableData;
import io.ferrule.model.v201.GetVariableResult;
import io.ferrule.model.v201.GetVariableStatus;
import io.ferrule.model.v201.GetVariablesRequest;
import io.ferrule.model.v201.NotifyReportRequest;
import io.ferrule.model.v201.ReportBase;
import io.ferrule.model.v201.ReportData;
import io.ferrule.model.v201.SetVariableData;
import io.ferrule.model.v201.SetVariableStatus;
import io.ferrule.model.v201.SetVariablesRequest;
import io.ferrule.model.v201.Variable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The device model of a Local Controller (OCPP 2.0.1 part 2, B05, B06, B07). */
class VariableDeskTest {

    private final VariableDesk desk = new VariableDesk(Sites.facts(), Sites.identity(), Sites.communication());
    private final ReportDesk reports = new ReportDesk(Sites.facts(), Sites.identity(), Sites.communication());
    private final Moment moment = new Moment(ControllerState.empty(), Optional.empty(), NOW);

    @ParameterizedTest
    @CsvSource({
        "SmartChargingCtrlr, , RateUnit, , 'A,W'",
        "SmartChargingCtrlr, , Entries, ChargingProfiles, 0",
        "smartchargingctrlr, , limitchangesignificance, , 5",
        "OCPPCommCtrlr, , MessageTimeout, Default, 30",
        "SecurityCtrlr, , SecurityProfile, , 3",
        "ChargingStation, , SerialNumber, , SN-LC",
        "DistributionPanel, main, Fuse, 1, 63",
        "DistributionPanel, main, DistributionPanel, , garage",
        "LocalController, , Policy, , max-min"
    })
    void tellsItsVariables(String component, String instance, String variable, String part, String value) {
        GetVariableResult result = read(moment, component, instance, variable, part);

        assertThat(result.attributeStatus()).isEqualTo(GetVariableStatus.ACCEPTED);
        assertThat(result.attributeValue()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "TxCtrlr, , TxStartPoint, , UNKNOWN_COMPONENT",
        "DistributionPanel, cellar, Fuse, 1, UNKNOWN_COMPONENT",
        "SmartChargingCtrlr, , Taste, , UNKNOWN_VARIABLE"
    })
    void saysWhatItDoesNotKnow(
            String component, String instance, String variable, String part, GetVariableStatus status) {
        GetVariableResult result = read(moment, component, instance, variable, part);

        assertThat(result.attributeStatus()).isEqualTo(status);
    }

    @Test
    void tellsWhatTheSiteCarries() {
        SiteReport.OfFuse main = new SiteReport.OfFuse(
                "main", Map.of(Phase.L1, 20.0), Map.of(Phase.L1, 4.25), Map.of(Phase.L1, 15.5), true);
        Moment decided =
                new Moment(ControllerState.empty(), Optional.of(new SiteReport(NOW, List.of(main), List.of())), NOW);

        assertThat(read(decided, "DistributionPanel", "main", "OtherLoad", "L1").attributeValue())
                .isEqualTo("4.3");
        assertThat(read(decided, "DistributionPanel", "main", "ExternalLimitBinds", null)
                        .attributeValue())
                .isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "SmartChargingCtrlr, LimitChangeSignificance, 2.5, ACCEPTED",
        "SmartChargingCtrlr, LimitChangeSignificance, 101, REJECTED",
        "SmartChargingCtrlr, LimitChangeSignificance, NaN, REJECTED",
        "SmartChargingCtrlr, LimitChangeSignificance, 1e999999999, REJECTED",
        "SmartChargingCtrlr, NotifyChargingLimitWithSchedules, false, ACCEPTED",
        "SmartChargingCtrlr, NotifyChargingLimitWithSchedules, maybe, REJECTED",
        "OCPPCommCtrlr, HeartbeatInterval, 60, ACCEPTED",
        "OCPPCommCtrlr, HeartbeatInterval, 0, REJECTED",
        "SmartChargingCtrlr, RateUnit, A, REJECTED",
        "SmartChargingCtrlr, Taste, A, UNKNOWN_VARIABLE",
        "TxCtrlr, TxStartPoint, A, UNKNOWN_COMPONENT"
    })
    void setsWhatIsTheCsmssToSet(String component, String variable, String value, SetVariableStatus status) {
        var change = desk.set(setting(component, variable, value), moment);

        assertThat(change.answer().setVariableResult())
                .singleElement()
                .satisfies(result -> assertThat(result.attributeStatus()).isEqualTo(status));
        assertThat(change.state().equals(ControllerState.empty())).isEqualTo(status != SetVariableStatus.ACCEPTED);
    }

    @Test
    void hasNoTargetValues() {
        GetVariableData asked = new GetVariableData(
                Attribute.TARGET, component("SmartChargingCtrlr", null), variable("RateUnit", null), null);

        var answer = desk.get(new GetVariablesRequest(List.of(asked), null), moment);

        assertThat(answer.getVariableResult().get(0).attributeStatus())
                .isEqualTo(GetVariableStatus.NOT_SUPPORTED_ATTRIBUTE_TYPE);
    }

    /** B07: the ConfigurationInventory is what can be set. */
    @Test
    void reportsItsConfiguration() {
        List<NotifyReportRequest> messages =
                reports.report(new GetBaseReportRequest(9, ReportBase.CONFIGURATION_INVENTORY, null), moment);

        assertThat(messages).singleElement().satisfies(report -> {
            assertThat(report.requestId()).isEqualTo(9);
            assertThat(report.tbc()).isFalse();
            assertThat(report.reportData())
                    .extracting(data -> data.variable().name())
                    .containsExactlyInAnyOrder(
                            "HeartbeatInterval", "NotifyChargingLimitWithSchedules", "LimitChangeSignificance");
        });
    }

    @Test
    void reportsEverythingInSeveralMessages() {
        List<NotifyReportRequest> messages =
                reports.report(new GetBaseReportRequest(9, ReportBase.FULL_INVENTORY, null), moment);

        assertThat(messages).hasSizeGreaterThan(1);
        assertThat(messages).extracting(NotifyReportRequest::seqNo).startsWith(0, 1);
        assertThat(messages.get(0).tbc()).isTrue();
        assertThat(messages.get(messages.size() - 1).tbc()).isFalse();
        assertThat(messages.stream().flatMap(report -> report.reportData().stream()))
                .extracting(ReportData::component)
                .extracting(Component::name)
                .contains("SmartChargingCtrlr", "DistributionPanel", "SecurityCtrlr", "LocalController");
    }

    @Test
    void hasNoSummary() {
        List<NotifyReportRequest> messages =
                reports.report(new GetBaseReportRequest(9, ReportBase.SUMMARY_INVENTORY, null), moment);

        assertThat(messages).isEmpty();
    }

    /** B08: components and variables that are named, all instances where none is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"component\":{\"name\":\"DistributionPanel\"},\"variable\":{\"name\":\"Fuse\"}}] | 6",
                "[{\"component\":{\"name\":\"DistributionPanel\",\"instance\":\"main\"},"
                        + "\"variable\":{\"name\":\"Fuse\",\"instance\":\"2\"}}] | 1",
                "[{\"component\":{\"name\":\"LocalController\"}}] | 3",
                "[{\"component\":{\"name\":\"Cellar\"}}] | 0"
            })
    void reportsWhatIsAskedFor(String wanted, int items) {
        GetReportRequest request = Payload.of("{\"requestId\":4}")
                .with("/componentVariable", Payload.of(wanted))
                .as(GetReportRequest.class);

        List<NotifyReportRequest> messages = reports.report(request, moment);

        assertThat(messages.stream().flatMap(report -> report.reportData().stream()))
                .hasSize(items);
    }

    @Test
    void noComponentHasAProblem() {
        GetReportRequest request = Payload.of("{\"requestId\":4,\"componentCriteria\":[\"Problem\"]}")
                .as(GetReportRequest.class);

        List<NotifyReportRequest> messages = reports.report(request, moment);

        assertThat(messages).isEmpty();
    }

    private GetVariableResult read(
            Moment at, String component, @Nullable String instance, String variable, @Nullable String part) {
        GetVariableData asked =
                new GetVariableData(null, component(component, instance), variable(variable, part), null);
        return desk.get(new GetVariablesRequest(List.of(asked), null), at)
                .getVariableResult()
                .get(0);
    }

    private static SetVariablesRequest setting(String component, String variable, String value) {
        return new SetVariablesRequest(
                List.of(new SetVariableData(null, value, component(component, null), variable(variable, null), null)),
                null);
    }

    private static Component component(String name, @Nullable String instance) {
        return new Component(null, name, instance, null);
    }

    private static Variable variable(String name, @Nullable String instance) {
        return new Variable(name, instance, null);
    }
}
