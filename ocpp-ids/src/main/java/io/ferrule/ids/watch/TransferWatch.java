// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Side;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** DataTransfer, the door that every vendor builds a little differently (OCPP 1.6, 4.3). */
final class TransferWatch implements Watch {

    private static final int BLOB = 1_024;
    private static final int LARGE = 32_768;
    private static final String ALLIANCE = "org.openchargealliance";

    private static final Pattern BACKDOOR = Pattern.compile(
            "revssh|getpreq|reverse.?shell|shell|exec|telnet|sshd?$|debug|backdoor|runcmd|command|system\\(|rootaccess|enable.?ssh");
    private static final Pattern BACKDOOR_VENDOR =
            Pattern.compile("revssh|reverse.?shell|backdoor|telnet|^(ba)?sh$|^debug$");
    private static final Pattern PROGRAM =
            Pattern.compile("^\\s*(/(usr/)?s?bin/|(ba|da|a)?sh\\s+-|telnetd\\b|nc\\s+-|wget\\s|curl\\s)");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=_\\s-]+");

    /** Messages of Plug and Charge, which carry certificates. */
    private static final Set<String> PLUG_AND_CHARGE = Set.of(
            "Authorize",
            "Get15118EVCertificate",
            "GetCertificateStatus",
            "SignCertificate",
            "CertificateSigned",
            "InstallCertificate",
            "DeleteCertificate",
            "GetInstalledCertificateIds",
            "TriggerMessage",
            "Update15118EVCertificate");

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.isCall("DataTransfer") && o.from(Side.CSMS)) {
            String odd = oddity(o);
            if (!odd.isEmpty()) {
                o.mark(Mark.TRANSFER, odd);
            }
        }
    }

    private static String oddity(Observation o) {
        String vendor = Json.text(o.request(), "vendorId");
        String message = Json.text(o.request(), "messageId");
        JsonNode node = o.request().path("data");
        String data = node.isTextual() ? node.textValue() : node.toString();
        Set<String> told = o.context().allowed().vendorIds();
        boolean known = told.stream().anyMatch(vendor::equalsIgnoreCase) || vendor.startsWith(ALLIANCE);
        if (BACKDOOR.matcher(message.toLowerCase(Locale.ROOT)).find()
                || BACKDOOR_VENDOR.matcher(vendor.toLowerCase(Locale.ROOT)).find()
                || PROGRAM.matcher(data).find()) {
            return "backdoor";
        }
        if (!told.isEmpty() && !known) {
            return "vendor";
        }
        if (data.length() > LARGE) {
            return "large";
        }
        boolean certificates = known || PLUG_AND_CHARGE.contains(message);
        return !certificates && data.length() > BLOB && BASE64.matcher(data).matches() ? "blob" : "";
    }
}
