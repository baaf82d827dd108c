// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.events;

import io.ferrule.model.Call;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What only a CSMS with the security extension of OCPP 1.6 says (security white paper edition 3, messages and keys). */
final class Extension {

    private static final String READ = "GetConfiguration";
    private static final String WRITE = "ChangeConfiguration";
    private static final Set<String> ACTIONS = Set.of(
            "CertificateSigned",
            "DeleteCertificate",
            "ExtendedTriggerMessage",
            "GetInstalledCertificateIds",
            "GetLog",
            "InstallCertificate",
            "SignedUpdateFirmware");
    /** Not AuthorizationKey: profile 1 had it before there was an extension. */
    private static final Set<String> KEYS = Set.of(
            "additionalrootcertificatecheck",
            "certificatesignedmaxchainsize",
            "certificatestoremaxlength",
            "cponame",
            "securityprofile");

    private Extension() {}

    /** The actions that may show it. */
    static Stream<String> actions() {
        return Stream.concat(ACTIONS.stream(), Stream.of(READ, WRITE));
    }

    static boolean shownBy(Call call) {
        return ACTIONS.contains(call.action())
                || keys(call).stream().anyMatch(key -> KEYS.contains(key.toLowerCase(Locale.ROOT)));
    }

    private static List<String> keys(Call call) {
        return switch (call.action()) {
            case READ ->
                IntStream.range(0, call.payload().size("/key"))
                        .mapToObj(i -> call.payload().string("/key/" + i))
                        .flatMap(Optional::stream)
                        .toList();
            case WRITE -> call.payload().string("/key").map(List::of).orElseGet(List::of);
            default -> List.of();
        };
    }
}
