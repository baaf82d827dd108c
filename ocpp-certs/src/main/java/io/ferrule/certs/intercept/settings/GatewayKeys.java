// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The configuration keys of OCPP 1.6 that are the gateway's own (security white paper edition 3, configuration keys), with their values
 * of this moment. Names compare without regard to case. Safe for use by several threads.
 */
final class GatewayKeys {

    private static final List<String> NAMES = List.of(
            "AdditionalRootCertificateCheck",
            "AuthorizationKey",
            "CertificateSignedMaxChainSize",
            "CertificateStoreMaxLength",
            "CpoName",
            "SecurityProfile",
            "SupportedFileTransferProtocols");

    private final Choices choices;
    private final SettingsRules rules;

    GatewayKeys(Choices choices, SettingsRules rules) {
        this.choices = choices;
        this.rules = rules;
    }

    static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /** The name as the documents spell it, if the key is the gateway's. */
    static Optional<String> own(String name) {
        return NAMES.stream().filter(own -> folded(own).equals(folded(name))).findFirst();
    }

    /** The entries of the keys that are asked for, in the order of the alphabet; of all where none is named. */
    List<Payload> entries(StationId station, List<String> wanted) {
        Set<String> names = new TreeSet<>(wanted.isEmpty() ? NAMES : List.of());
        wanted.forEach(name -> own(name).ifPresent(names::add));
        return names.stream().map(name -> entry(station, name)).toList();
    }

    private Payload entry(StationId station, String name) {
        return switch (name) {
            case "AdditionalRootCertificateCheck" ->
                fixed(name, Boolean.toString(rules.certificates().additionalRootCheck()));
            // To be written only: the key is there, its value is nobody's business.
            case "AuthorizationKey" -> key(name, false);
            case "CertificateSignedMaxChainSize" ->
                fixed(name, Integer.toString(rules.certificates().maxChainSize()));
            case "CertificateStoreMaxLength" ->
                fixed(name, Integer.toString(rules.certificates().storeMax()));
            case "CpoName" -> key(name, false).with("/value", choices.organisation(station));
            case "SecurityProfile" ->
                key(name, false)
                        .with(
                                "/value",
                                Integer.toString(
                                        choices.dialledWith(station).profile().number()));
            default -> fixed(name, String.join(",", rules.fileTransfer()));
        };
    }

    private static Payload fixed(String name, String value) {
        return key(name, true).with("/value", value);
    }

    private static Payload key(String name, boolean fixed) {
        return Payload.empty().with("/key", name).with("/readonly", fixed);
    }
}
