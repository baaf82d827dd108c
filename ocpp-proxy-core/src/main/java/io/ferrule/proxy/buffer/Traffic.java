// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.buffer;

import io.ferrule.model.OcppVersion;
import java.util.Map;

/** What the calls of a station are, as far as it matters here. */
enum Traffic {
    /** Introduces the station. */
    BOOT,
    HEARTBEAT,
    /** Asks whether a token may charge. */
    AUTHORIZE,
    /** Is part of a transaction: never lost, in order, once (OCPP 1.6, 3.7; OCPP 2.0.1 part 2, E04). */
    BILLING,
    /** Tells a state that the next one makes worthless. */
    STATUS,
    /** Tells of something that happened, and has no answer to speak of. */
    NOTICE,
    /** Everything else. */
    OTHER;

    private static final Map<String, Traffic> ALL_VERSIONS = Map.of(
            "BootNotification", BOOT,
            "Heartbeat", HEARTBEAT,
            "Authorize", AUTHORIZE,
            "MeterValues", BILLING,
            "StatusNotification", STATUS,
            "FirmwareStatusNotification", NOTICE,
            "LogStatusNotification", NOTICE,
            "SecurityEventNotification", NOTICE);

    private static final Map<String, Traffic> FIRST = Map.of(
            "StartTransaction", BILLING,
            "StopTransaction", BILLING,
            "DiagnosticsStatusNotification", NOTICE,
            "SignedFirmwareStatusNotification", NOTICE);

    private static final Map<String, Traffic> SECOND = Map.of(
            "TransactionEvent", BILLING,
            "PublishFirmwareStatusNotification", NOTICE,
            "ReservationStatusUpdate", NOTICE);

    static Traffic of(OcppVersion version, String action) {
        Map<String, Traffic> own = version.compareTo(OcppVersion.V2_0_1) < 0 ? FIRST : SECOND;
        return own.getOrDefault(action, ALL_VERSIONS.getOrDefault(action, OTHER));
    }
}
