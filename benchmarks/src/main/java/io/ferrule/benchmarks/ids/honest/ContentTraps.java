// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.honest;

import static io.ferrule.benchmarks.ids.honest.LinkTraps.first;
import static io.ferrule.benchmarks.ids.honest.LinkTraps.times;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import io.ferrule.benchmarks.ids.simulation.Visit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Messages of honest stations that look odd. */
final class ContentTraps {

    private ContentTraps() {}

    static List<Trap> all() {
        return List.of(
                Trap.day("N6", "times in lower case", e -> odd(e, now -> now.toLowerCase(Locale.ROOT))),
                Trap.day("N6", "times with an offset of two hours", e -> odd(e, now -> shifted(e))),
                Trap.day("N6", "times with nine decimals", e -> odd(e, now -> now.replace("Z", "000123Z"))),
                Trap.day("N7", "members, measurands and reasons of the maker's own", ContentTraps::ownWords),
                Trap.day("N7", "an empty card", e -> {
                    Station station = first(e);
                    station.tell("Authorize", Json.object("idTag", ""));
                }),
                Trap.day(
                        "N8",
                        "a heartbeat every ten seconds",
                        e -> times(e, Duration.ofSeconds(10), 6_000, () -> first(e).tell("Heartbeat", Json.object()))),
                Trap.day(
                        "N9",
                        "meter values every second",
                        e -> times(e, Duration.ofSeconds(1), 7_200, () -> volts(first(e)))),
                Trap.day("N12", "the clock goes an hour ahead", e -> e.stations()
                        .forEach(s -> s.clockError(Duration.ofHours(1)))),
                Trap.day("N12", "the clock goes back an hour, and again ahead", e -> {
                    e.stations().forEach(s -> s.clockError(Duration.ofHours(-1)));
                    e.simulation()
                            .in(Duration.ofHours(6), () -> e.stations().forEach(s -> s.clockError(Duration.ZERO)));
                }),
                Trap.day("N13", "a new meter", e -> newMeter(e, first(e))),
                Trap.day("N13", "new meters everywhere", e -> e.stations().forEach(s -> newMeter(e, s))),
                Trap.day(
                        "N15",
                        "contracts inside DataTransfer",
                        e -> times(e, Duration.ofMinutes(30), 20, () -> plugAndCharge(e))),
                Trap.day("N16", "a card five times", e -> times(e, Duration.ofHours(1), 8, () -> impatient(e, 5))),
                Trap.day("N16", "a card that is read wrongly", e -> {
                    Station station = first(e);
                    e.simulation()
                            .every(
                                    Duration.ofSeconds(6),
                                    3,
                                    i -> station.tell("Authorize", Json.object("idTag", "04FFFFFFFFFF0" + i)));
                    e.simulation().in(Duration.ofSeconds(25), () -> impatient(e, 1));
                }),
                Trap.day("N17", "a battery in the cold", e -> flapping(e, 40)),
                Trap.day("N17", "a battery in the cold, slower", e -> flapping(e, 150)),
                Trap.days("N18", "a charge of five days", Duration.ofDays(6), e -> e.legacy()
                        .forEach(s -> s.visit(1, new Visit(e.drivers().card(), 60_000, 0.2, Duration.ofDays(5))))),
                Trap.day("N20", "everything as long as it may be", ContentTraps::longest));
    }

    private interface Spelling {
        String of(String time);
    }

    private static void odd(Estate estate, Spelling spelling) {
        Station station = first(estate);
        times(
                estate,
                Duration.ofMinutes(15),
                40,
                () -> station.tell(
                        "StatusNotification",
                        Json.object(
                                "connectorId",
                                0,
                                "errorCode",
                                "NoError",
                                "status",
                                "Available",
                                "timestamp",
                                spelling.of(estate.simulation()
                                        .now()
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .plusMillis(1)
                                        .toString()))));
    }

    private static String shifted(Estate estate) {
        return estate.simulation()
                        .now()
                        .atOffset(java.time.ZoneOffset.ofHours(2))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString()
                + "";
    }

    private static void ownWords(Estate estate) {
        Station station = first(estate);
        times(
                estate,
                Duration.ofMinutes(10),
                60,
                () -> station.tell(
                        "MeterValues",
                        Json.object(
                                "connectorId", 0,
                                "x-vendor", Json.object("rssi", -71),
                                "meterValue",
                                        Json.array(Json.object(
                                                "timestamp",
                                                station.time(),
                                                "sampledValue",
                                                Json.array(
                                                        Json.object(
                                                                "value",
                                                                "50.01",
                                                                "measurand",
                                                                "Frequency",
                                                                "unit",
                                                                "Hertz"),
                                                        Json.object("value", "3", "measurand", "X.Fan.Speed")))))));
    }

    private static void volts(Station station) {
        station.tell(
                "MeterValues",
                Json.object(
                        "connectorId",
                        0,
                        "meterValue",
                        Json.array(Json.object(
                                "timestamp", station.time(),
                                "sampledValue",
                                        Json.array(
                                                Json.object("value", "231.2", "measurand", "Voltage", "unit", "V"))))));
    }

    private static void newMeter(Estate estate, Station station) {
        if (station.busy(1)) {
            estate.simulation().in(Duration.ofMinutes(10), () -> newMeter(estate, station));
            return;
        }
        station.powerCut(Duration.ofMinutes(40));
        station.newMeter(1);
    }

    private static void plugAndCharge(Estate estate) {
        byte[] exi = new byte[4_200];
        for (int i = 0; i < exi.length; i++) {
            exi[i] = (byte) estate.simulation().random().nextInt(256);
        }
        String data = Json.object(
                        "iso15118SchemaVersion", "urn:iso:15118:2:2013:MsgDef",
                        "action", "Install",
                        "exiRequest", Base64.getEncoder().encodeToString(exi))
                .toString();
        first(estate)
                .tell(
                        "DataTransfer",
                        Json.object(
                                "vendorId",
                                "org.openchargealliance.iso15118pnc",
                                "messageId",
                                "Get15118EVCertificate",
                                "data",
                                data));
    }

    private static void impatient(Estate estate, int taps) {
        Station station = first(estate);
        String card = estate.drivers().card();
        times(estate, Duration.ofSeconds(2), taps, () -> station.tell("Authorize", Json.object("idTag", card)));
    }

    private static void flapping(Estate estate, int seconds) {
        Station station = first(estate);
        station.visit(1, new Visit(estate.drivers().card(), 90_000, 0.2, Duration.ofHours(6)));
        estate.simulation()
                .in(Duration.ofMinutes(3), () -> estate.simulation().every(Duration.ofSeconds(seconds), 120, i -> {
                    if (station.busy(1)) {
                        station.status(1, i % 2 == 0 ? "SuspendedEV" : "Charging");
                    }
                }));
    }

    private static void longest(Estate estate) {
        Station station = first(estate);
        ObjectNode status = Json.object(
                "connectorId",
                0,
                "errorCode",
                "OtherError",
                "status",
                "Available",
                "info",
                "i".repeat(50),
                "vendorId",
                "v".repeat(255),
                "vendorErrorCode",
                "e".repeat(50),
                "timestamp",
                station.time());
        station.tell("StatusNotification", status);
        station.tell("Authorize", Json.object("idTag", "A".repeat(20)));
        station.channel()
                .command(
                        "ChangeConfiguration",
                        Json.object("key", "K".repeat(50), "value", "v".repeat(500)),
                        Json.object("status", "NotSupported"));
        station.channel().frame(true, Json.call("i".repeat(36), "Heartbeat", Json.object()));
        estate.simulation().in(Duration.ofMillis(90), () -> station.channel()
                .frame(
                        false,
                        Json.result(
                                "i".repeat(36),
                                Json.object(
                                        "currentTime", estate.simulation().now().toString()))));
    }
}
