// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.frames;

import io.ferrule.model.Action;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.dialect.Dialect;
import io.ferrule.model.v15.V15;
import io.ferrule.model.v16.V16;
import io.ferrule.model.v201.V201;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Families of calls from the smallest to large ones, all valid. */
public enum FrameKind {
    HEARTBEAT("heartbeat", V16.HEARTBEAT, "/edited"),
    STATUS_NOTIFICATION("status-notification", V16.STATUS_NOTIFICATION, "/info"),
    BOOT_NOTIFICATION("boot-notification", V16.BOOT_NOTIFICATION, "/chargePointSerialNumber"),
    START_TRANSACTION("start-transaction", V16.START_TRANSACTION, "/idTag"),
    /** Four meter values at the end of a transaction. */
    STOP_TRANSACTION("stop-transaction", V16.STOP_TRANSACTION, "/idTag"),
    /** One sampled value. */
    METER_VALUES_1("meter-values-1", V16.METER_VALUES, "/meterValue/0/sampledValue/0/unit"),
    /** Ten sampled values. */
    METER_VALUES_10("meter-values-10", V16.METER_VALUES, "/meterValue/0/sampledValue/8/unit"),
    /** A daily profile of six periods. */
    SET_CHARGING_PROFILE("set-charging-profile", V16.SET_CHARGING_PROFILE, "/csChargingProfiles/validTo"),
    /** 22 entries. */
    SEND_LOCAL_LIST("send-local-list", V16.SEND_LOCAL_LIST, "/localAuthorizationList/11/idTag"),
    /** An update with three sampled values. */
    TRANSACTION_EVENT("v201-transaction-event", V201.TRANSACTION_EVENT, "/evse/connectorId"),
    /** Eight variables. */
    NOTIFY_REPORT("v201-notify-report", V201.NOTIFY_REPORT, "/reportData/4/variable/name"),
    /** The same daily profile. */
    SET_CHARGING_PROFILE_201("v201-set-charging-profile", V201.SET_CHARGING_PROFILE, "/chargingProfile/validTo"),
    /** Two sampled values in the dialect of most stations. */
    METER_VALUES_15("v15-meter-values", V15.METER_VALUES, "/values/0/values/1/unit");

    private final String file;

    @SuppressWarnings("ImmutableEnumChecker") // A record of immutable values.
    private final Action<?, ?> action;

    private final String edited;

    FrameKind(String file, Action<?, ?> action, String edited) {
        this.file = file;
        this.action = action;
        this.edited = edited;
    }

    public Action<?, ?> action() {
        return action;
    }

    public OcppVersion version() {
        return action.version();
    }

    public Side sender() {
        return action.initiators().contains(Side.STATION) ? Side.STATION : Side.CSMS;
    }

    /** Pointer of the member that an edit replaces, or adds where the call lacks it. */
    public String edited() {
        return edited;
    }

    /** A payload in the form that records and generated schemas have; only readings of 1.5 come in others. */
    public Payload canonical(Payload payload) {
        return Dialect.of(action, payload)
                .map(dialect -> dialect.toCanonical(action, payload))
                .orElse(payload);
    }

    /** For tables, such as {@code 1.6 meter-values-10, 1,468 B}. */
    public String title() throws IOException {
        return String.format(
                Locale.ROOT, "%s %s, %,d B", version().number(), file.replaceFirst("^v[0-9]+-", ""), text().length());
    }

    /** The call as text. */
    public String text() throws IOException {
        try (InputStream in = FrameKind.class.getResourceAsStream(file + ".json")) {
            if (in == null) {
                throw new FileNotFoundException(file + ".json");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }
}
