// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Set;

/** Firmware that nobody ordered, and file names that leave their directory. */
final class FirmwareWatch implements Watch {

    private static final long SETTLED_MILLIS = 600_000;
    private static final Set<String> ORDERS = Set.of("UpdateFirmware", "SignedUpdateFirmware", "PublishFirmware");
    private static final Set<String> UPLOADS = Set.of("GetDiagnostics", "GetLog");
    private static final Set<String> QUIET = Set.of("Idle", "");

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL && ORDERS.contains(o.action())) {
            station.orders.firmwareAt = o.at();
        } else if (o.isCall("FirmwareStatusNotification") || o.isCall("SignedFirmwareStatusNotification")) {
            boolean ordered = station.orders.firmwareAt != Times.UNKNOWN
                    || o.context().maintained(o.event().at(), "firmware");
            String status = Json.text(o.request(), "status");
            if (!ordered && !QUIET.contains(status) && o.at() - station.since > SETTLED_MILLIS) {
                o.mark(Mark.UNORDERED, status);
            }
        } else if (o.kind() == ObservationKind.CALL && UPLOADS.contains(o.action())) {
            station.orders.uploadAt = o.at();
        } else if (o.isCall("DiagnosticsStatusNotification") || o.isCall("LogStatusNotification")) {
            boolean sent = Json.text(o.request(), "status").startsWith("Upload");
            if (sent && station.orders.uploadAt == Times.UNKNOWN && o.at() - station.since > SETTLED_MILLIS) {
                o.mark(Mark.UNORDERED, Json.text(o.request(), "status"));
            }
        } else if (o.isResult("GetDiagnostics") || o.isResult("GetLog")) {
            String name = Json.text(o.answer(), "fileName") + Json.text(o.answer(), "filename");
            String odd = oddity(name);
            if (!odd.isEmpty()) {
                o.mark(Mark.FILE_NAME, odd);
            }
        }
    }

    private static String oddity(String name) {
        if (name.chars().anyMatch(Character::isISOControl)) {
            return "control";
        }
        if (name.contains("..") || name.toLowerCase(java.util.Locale.ROOT).contains("%2e%2e")) {
            return "path";
        }
        return name.startsWith("/") || name.startsWith("\\") || name.matches("[A-Za-z]:.*") ? "absolute" : "";
    }
}
