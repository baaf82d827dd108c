// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.settings.Changes.Verdict;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The variables of OCPP 2.x that are the gateway's own (part 2, 2.1 of the appendices), with their values of this
 * moment. Names compare without regard to case. Safe for use by several threads.
 */
final class GatewayVariables {

    /** Components in lower case; that of the network configuration is not there at all, whatever the station has. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "securityctrlr",
            List.of(
                    "AdditionalRootCertificateCheck",
                    "BasicAuthPassword",
                    "CertSigningRepeatTimes",
                    "CertSigningWaitMinimum",
                    "CertificateEntries",
                    "MaxCertificateChainSize",
                    "OrganizationName",
                    "SecurityProfile"),
            "ocppcommctrlr",
            List.of("ActiveNetworkProfile", "NetworkConfigurationPriority"));

    private static final String NETWORK = "NetworkConfiguration";

    private final Choices choices;
    private final SettingsRules rules;

    GatewayVariables(Choices choices, SettingsRules rules) {
        this.choices = choices;
        this.rules = rules;
    }

    /** The name of the variable that an element of a request is about, if it is the gateway's. */
    static Optional<String> own(Payload element) {
        String component = element.string("/component/name").orElse("").toLowerCase(Locale.ROOT);
        if (component.equals(NETWORK.toLowerCase(Locale.ROOT))) {
            return Optional.of(NETWORK);
        }
        boolean whole = !element.has("/component/evse")
                && !element.has("/component/instance")
                && !element.has("/variable/instance");
        List<String> names = whole ? NAMES.getOrDefault(component, List.of()) : List.of();
        return element.string("/variable/name")
                .flatMap(name ->
                        names.stream().filter(own -> own.equalsIgnoreCase(name)).findFirst());
    }

    /** The result for one element of GetVariables (B06). */
    Payload read(StationId station, String name, Payload element) {
        String attribute = element.string("/attributeType").orElse("Actual");
        if (name.equals(NETWORK)) {
            return unknown(element);
        }
        if (name.equals("BasicAuthPassword")) {
            return because(result(element, "Rejected"), "WriteOnly");
        }
        Optional<String> value = value(station, name, attribute);
        return value.isPresent()
                ? result(element, "Accepted").with("/attributeValue", value.get())
                : result(element, "NotSupportedAttributeType");
    }

    private Optional<String> value(StationId station, String name, String attribute) {
        if (!attribute.equals("Actual")) {
            return Optional.empty();
        }
        return Optional.of(
                switch (name) {
                    case "AdditionalRootCertificateCheck" ->
                        Boolean.toString(rules.certificates().additionalRootCheck());
                    case "CertSigningRepeatTimes" ->
                        Integer.toString(choices.retry(station).times());
                    case "CertSigningWaitMinimum" ->
                        Long.toString(choices.retry(station).first().toSeconds());
                    case "CertificateEntries" ->
                        Integer.toString(rules.material().roots(station));
                    case "MaxCertificateChainSize" ->
                        Integer.toString(rules.certificates().maxChainSize());
                    case "OrganizationName" -> choices.organisation(station);
                    case "ActiveNetworkProfile" -> Integer.toString(choices.slotDialledWith(station));
                    case "NetworkConfigurationPriority" ->
                        choices.standing(station).network().order();
                    default ->
                        Integer.toString(choices.dialledWith(station).profile().number());
                });
    }

    /** The result for one element of SetVariables (B05). */
    static Payload written(Payload element, Verdict verdict) {
        return switch (verdict) {
            case ACCEPTED, ON_TRIAL -> result(element, "Accepted");
            case REJECTED -> because(result(element, "Rejected"), "InvalidValue");
            case INVALID_NETWORK -> because(result(element, "Rejected"), "InvalidNetworkConf");
            case DOWNGRADE -> because(result(element, "Rejected"), "NoSecurityDowngrade");
            case READ_ONLY -> because(result(element, "Rejected"), "ReadOnly");
        };
    }

    /** The result for a component that the gateway does not have. */
    static Payload unknown(Payload element) {
        return result(element, "UnknownComponent");
    }

    /** Whether a name stands for such a component. */
    static boolean isUnknown(String name) {
        return name.equals(NETWORK);
    }

    /** The result for a variable of the station, which did not answer. */
    static Payload unanswered(Payload element) {
        return because(result(element, "Rejected"), "InternalError");
    }

    private static Payload because(Payload result, String reason) {
        return result.with("/attributeStatusInfo", Payload.empty().with("/reasonCode", reason));
    }

    private static Payload result(Payload element, String status) {
        Payload result = Payload.empty().with("/attributeStatus", status);
        for (String member : List.of("/attributeType", "/component", "/variable")) {
            Optional<Payload> part = element.part(member);
            result = part.isPresent() ? result.with(member, part.get()) : result;
        }
        return result;
    }
}
