// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.Side;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/**
 * Commands that take something away from drivers, and questions that map a fleet. A command is harmful by its effect: stopping a
 * charge that runs, not one that is over; a soft reset at noon, not one at night.
 */
final class CommandWatch implements Watch {

    private static final long FRESH_MILLIS = 60_000;
    private static final long LONG_CHARGE_MILLIS = 3 * 3_600_000L;
    private static final long DEPARTURE_CHARGE_MILLIS = 45 * 60_000L;
    private static final int DEPARTURES_END = 9;
    private static final int DEPARTURES_BEGIN = 4;
    private static final int NIGHT_ENDS = 6;
    private static final int NIGHT_BEGINS = 22;
    private static final Set<String> STARTS = Set.of("RemoteStartTransaction", "RequestStartTransaction");
    private static final Set<String> STOPS = Set.of("RemoteStopTransaction", "RequestStopTransaction");
    private static final Set<String> OVER =
            Set.of("SuspendedEV", "SuspendedEVSE", "Finishing", "Available", "Preparing");

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() != ObservationKind.CALL || !o.from(Side.CSMS)) {
            return;
        }
        boolean announced = o.context().maintained(o.event().at(), kind(o.action()));
        String harm = announced ? "" : harm(o, station);
        if (!harm.isEmpty()) {
            o.mark(Mark.HARMFUL, harm);
        }
        recon(o, station);
        boolean transaction = STARTS.contains(o.action()) || STOPS.contains(o.action());
        if (transaction && station.bearing.refused) {
            o.mark(Mark.PENDING, o.action());
        }
        unlock(o, station);
    }

    private static String kind(String action) {
        return switch (action) {
            case "Reset" -> "reset";
            case "ChangeAvailability" -> "availability";
            case "UpdateFirmware", "SignedUpdateFirmware" -> "firmware";
            default -> "commands";
        };
    }

    private static String harm(Observation o, StationMemory station) {
        if (STOPS.contains(o.action())) {
            return stops(o, station) ? "stop" : "";
        }
        if (STARTS.contains(o.action())) {
            return starts(o) ? "start" : "";
        }
        return switch (o.action()) {
            case "Reset" -> resets(o, station) ? "reset" : "";
            case "ChangeAvailability" -> inoperative(o) ? "inoperative" : "";
            case "UnlockConnector" -> "unlock";
            case "ClearCache" -> "cache";
            case "ClearChargingProfile" -> hasJustCome(o, station) ? "" : "limit";
            case "UpdateFirmware", "SignedUpdateFirmware" -> "firmware";
            default -> "";
        };
    }

    private static boolean stops(Observation o, StationMemory station) {
        Transaction transaction = station.transactions.get(
                Kept.of(o.request().path("transactionId").asText()));
        if (transaction == null) {
            return true;
        }
        ConnectorMemory connector = station.connector(transaction.connector);
        int hour = hour(o, station);
        boolean departure = hour >= DEPARTURES_BEGIN && hour < DEPARTURES_END;
        long enough = departure ? DEPARTURE_CHARGE_MILLIS : LONG_CHARGE_MILLIS;
        boolean over = OVER.contains(connector.status) || o.at() - transaction.receivedAt > enough;
        return !over && !transaction.central;
    }

    private static boolean starts(Observation o) {
        Set<String> own = o.context().allowed().centralTags();
        String tag = tag(o);
        boolean stranger = !own.isEmpty() && !own.contains(tag);
        if (stranger) {
            o.mark(Mark.UNKNOWN_TAG, tag);
        }
        return stranger || own.isEmpty();
    }

    private static String tag(Observation o) {
        return o.request().has("idTag")
                ? Json.text(o.request(), "idTag")
                : Json.text(o.request().path("idToken"), "idToken");
    }

    private static boolean resets(Observation o, StationMemory station) {
        String type = Json.text(o.request(), "type");
        int hour = hour(o, station);
        boolean night = hour < NIGHT_ENDS || hour >= NIGHT_BEGINS;
        boolean charging = station.connectors.values().stream()
                .anyMatch(connector -> connector.running != null && !OVER.contains(connector.status));
        boolean gentle = type.equals("Soft") || type.equals("OnIdle");
        return gentle ? !night && charging : true;
    }

    private static int hour(Observation o, StationMemory station) {
        ZoneId zone = o.context().zone(station.id).orElse(ZoneOffset.UTC);
        return o.event().at().atZone(zone).getHour();
    }

    private static boolean inoperative(Observation o) {
        return (Json.text(o.request(), "type") + Json.text(o.request(), "operationalStatus")).equals("Inoperative");
    }

    /** A CSMS asks stations that have just come; who asks those that have been there for long wants to know something else. */
    private static void recon(Observation o, StationMemory station) {
        String what =
                switch (o.action()) {
                    case "GetConfiguration", "GetBaseReport", "GetReport", "GetVariables" -> "configuration";
                    case "GetLocalListVersion" -> "list";
                    case "TriggerMessage", "ExtendedTriggerMessage" -> readsMeter(o) ? "" : "trigger";
                    case "GetInstalledCertificateIds" -> "certificates";
                    case "GetCompositeSchedule", "GetChargingProfiles" -> "schedule";
                    default -> "";
                };
        if (!what.isEmpty() && !hasJustCome(o, station)) {
            o.mark(Mark.RECON, what);
        }
    }

    private static boolean hasJustCome(Observation o, StationMemory station) {
        long arrived = station.bearing.arrivedAt;
        return arrived != Times.UNKNOWN && o.at() - arrived < FRESH_MILLIS;
    }

    /** Meters are read all at once, as at the end of a month; it tells nobody how to attack them. */
    private static boolean readsMeter(Observation o) {
        return Json.text(o.request(), "requestedMessage").equals("MeterValues");
    }

    private static void unlock(Observation o, StationMemory station) {
        if (o.action().equals("UnlockConnector")) {
            int number = Json.integer(o.request(), o.request().has("evseId") ? "evseId" : "connectorId")
                    .orElse(1);
            ConnectorMemory connector = station.connector(number);
            if (station.charging(number) && !OVER.contains(connector.status)) {
                o.mark(Mark.UNLOCK, (double) number);
            }
        }
    }
}
