// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.ids.event.ConnectionEvent;
import io.ferrule.ids.event.SiteContext.StationRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a station is the one that it says it is: the form of its identity, and what it tells about itself at boot. */
final class IdentityWatch implements Watch {

    private static final int LONGEST = 100;
    private static final String PATH_CHARACTERS = "/\\?#";

    private static final Map<String, List<String>> MEMBERS = Map.of(
            "vendor", List.of("/chargePointVendor", "/chargingStation/vendorName"),
            "model", List.of("/chargePointModel", "/chargingStation/model"),
            "serial", List.of("/chargePointSerialNumber", "/chargingStation/serialNumber"),
            "box", List.of("/chargeBoxSerialNumber"),
            "iccid", List.of("/iccid", "/chargingStation/modem/iccid"),
            "imsi", List.of("/imsi", "/chargingStation/modem/imsi"),
            "firmware", List.of("/firmwareVersion", "/chargingStation/firmwareVersion"));

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.event() instanceof ConnectionEvent event) {
            String odd = oddity(event.station(), fleet, event.kind());
            if (!odd.isEmpty()) {
                o.mark(Mark.ODD_IDENTITY, odd);
            }
        } else if (o.isCall("BootNotification")) {
            boot(o, station);
        }
    }

    private static String oddity(String identity, FleetMemory fleet, ConnectionEvent.Kind kind) {
        if (identity.chars().anyMatch(Character::isISOControl)) {
            return "control";
        }
        if (identity.contains("%") || identity.chars().anyMatch(c -> c > 126)) {
            return "encoding";
        }
        boolean path = identity.chars().anyMatch(c -> PATH_CHARACTERS.indexOf(c) >= 0);
        if (path || identity.contains("..") || identity.endsWith(".")) {
            return "path";
        }
        if (identity.length() > LONGEST) {
            return "length";
        }
        boolean claims = kind == ConnectionEvent.Kind.REFUSED || kind == ConnectionEvent.Kind.OPEN;
        return claims && fleet.variant(identity) ? "letter-case" : "";
    }

    private static void boot(Observation o, StationMemory station) {
        Map<String, String> before = station.baseline.fingerprint();
        List<String> changed = new ArrayList<>();
        MEMBERS.forEach((name, pointers) -> {
            String now = text(o.request(), pointers);
            String expected = expected(o.context().station(station.id), name, before);
            if (!now.isEmpty() && !expected.isEmpty() && differs(name, expected, now)) {
                boolean updated = name.equals("firmware") && mayHaveChanged(o, station);
                if (!updated) {
                    changed.add(name);
                }
            }
            if (!now.isEmpty()) {
                before.put(name, now);
            }
        });
        if (!changed.isEmpty()) {
            o.mark(Mark.BOOT_CHANGED, changed.stream().sorted().toList());
        }
        station.bearing.bootedAt = o.at();
        station.bearing.arrivedAt = o.at();
        station.bearing.boots++;
    }

    private static boolean mayHaveChanged(Observation o, StationMemory station) {
        return station.orders.firmwareAt != Times.UNKNOWN
                || o.context().maintained(o.event().at(), "firmware");
    }

    private static String text(JsonNode request, List<String> pointers) {
        return pointers.stream()
                .map(pointer -> request.at(pointer).asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .map(Kept::of)
                .orElse("");
    }

    private static String expected(StationRecord told, String name, Map<String, String> before) {
        String record =
                switch (name) {
                    case "vendor" -> told.maker();
                    case "model" -> told.model();
                    case "serial" -> told.serial();
                    default -> "";
                };
        return record.isEmpty() ? before.getOrDefault(name, "") : record;
    }

    // Some stations tell the strength of their signal where the number of the card belongs.
    private static boolean differs(String name, String expected, String now) {
        if (expected.equalsIgnoreCase(now)) {
            return false;
        }
        boolean card = name.equals("iccid") || name.equals("imsi");
        return !card || (number(expected) && number(now));
    }

    private static boolean number(String text) {
        return text.length() >= 14 && text.chars().allMatch(Character::isLetterOrDigit);
    }
}
