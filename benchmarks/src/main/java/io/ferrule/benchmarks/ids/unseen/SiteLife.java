// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.simulation.Channel;
import io.ferrule.benchmarks.ids.simulation.Estate;
import io.ferrule.benchmarks.ids.simulation.Habits;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Simulation;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What happens to whole sites, now and then. */
final class SiteLife {

    private static final ObjectNode ACCEPTED = Json.object("status", "Accepted");

    /** Until something has happened at every hour of the day. */
    private static final Duration LONG = Duration.ofHours(34);

    private SiteLife() {}

    static List<Trap> all() {
        return List.of(
                new Trap("N1", "power goes at fifty stations", 50, Duration.ofHours(20), e -> {
                    Duration length = e.simulation().between(Duration.ofMinutes(2), Duration.ofMinutes(90));
                    e.stations()
                            .forEach(s -> s.powerCut(
                                    length.plus(e.simulation().between(Duration.ZERO, Duration.ofSeconds(20)))));
                }),
                Trap.day("N1", "a new site of twenty stations begins to work", SiteLife::newSite),
                Trap.day("N11", "new software for a pilot first, then for the others", SiteLife::software),
                Trap.days(
                        "N11",
                        "charges are stopped one by one before the night",
                        LONG,
                        e -> atNight(e, 22, 180, s -> {
                            if (s.channel().ocpp().equals("1.6") && s.transaction(1) > 0) {
                                s.channel()
                                        .command(
                                                "RemoteStopTransaction",
                                                Json.object("transactionId", s.transaction(1)),
                                                ACCEPTED);
                                e.simulation().in(Duration.ofSeconds(4), () -> s.end(1, "Remote"));
                            }
                        })),
                Trap.day("N11", "the monthly list of cards", SiteLife::lists),
                Trap.days(
                        "N13",
                        "registers begin anew at the end of the month",
                        LONG,
                        e -> atNight(e, 24, 20, s -> {
                            if (!s.busy(1)) {
                                s.restart();
                                s.newMeter(1);
                            }
                        })),
                Trap.days(
                        "N13",
                        "every meter is read at the end of the month",
                        LONG,
                        e -> atNight(e, 24, 2, s -> read(e, s))),
                Trap.days(
                        "N12",
                        "the night in which an hour comes twice",
                        LONG,
                        e -> atNight(e, 27, 0, s -> {
                            if (s.habits().time() == Habits.Writing.BARE
                                    || s.habits().time() == Habits.Writing.SECONDS) {
                                s.clockError(Duration.ofHours(-1));
                            }
                        })),
                Trap.days("N10", "nothing at dusk, little by night, all in the morning", LONG, SiteLife::sun),
                Trap.day("N10", "a new limit for each charge every quarter of a minute", e -> e.simulation()
                        .every(Duration.ofSeconds(15), 480, i -> e.stations().stream()
                                .filter(s -> s.busy(1))
                                .forEach(s -> e.operator()
                                        .limit(s, 1, 6 + e.simulation().random().nextInt(8))))),
                Trap.day("N19", "another CSMS, which gives numbers of its own", SiteLife::migration),
                Trap.day("N19", "two CSMS in turns", e -> e.simulation()
                        .every(Duration.ofMinutes(40), 6, i -> e.stations().forEach(s -> {
                            s.channel().csmsAt(i % 2 == 0 ? "203.0.113.11" : "203.0.113.10");
                            s.offline(e.simulation().between(Duration.ofSeconds(2), Duration.ofSeconds(25)));
                        }))));
    }

    /** At an hour of the day, for each station so many seconds after the one before. */
    private static void atNight(Estate estate, int hour, int seconds, Consumer<Station> work) {
        Simulation simulation = estate.simulation();
        Instant day = simulation.now().truncatedTo(ChronoUnit.DAYS);
        List<Station> stations = estate.stations();
        for (int i = 0; i < stations.size(); i++) {
            Station station = stations.get(i);
            simulation.at(day.plus(Duration.ofHours(hour)).plusSeconds((long) i * seconds), () -> work.accept(station));
        }
    }

    private static void newSite(Estate estate) {
        Simulation simulation = estate.simulation();
        List<Habits> makers = Habits.makers();
        for (int i = 0; i < 20; i++) {
            String name = String.format(Locale.ROOT, "NEW%03d", i + 1);
            boolean modern = i % 5 == 4;
            Station station = new Station(
                    simulation,
                    estate.central(),
                    makers.get((i + 3) % makers.size()),
                    new Channel.Address(name, modern ? "2.0.1" : "1.6", "192.168.44." + (10 + i), "203.0.113.10"),
                    1 + i % 2);
            simulation.in(Duration.ofMinutes(4L * i), station::powerOn);
            simulation.in(Duration.ofMinutes(4L * i + 3), () -> configured(estate, station));
            estate.drivers().come(station, 1);
        }
    }

    /** What a station is told on its first day. */
    private static void configured(Estate estate, Station station) {
        if (station.channel().ocpp().equals("2.0.1")) {
            station.channel()
                    .command("GetBaseReport", Json.object("requestId", 1, "reportBase", "FullInventory"), ACCEPTED);
            return;
        }
        station.channel().command("GetConfiguration", Json.object(), Json.object("configurationKey", Json.array()));
        List.of(
                        List.of("HeartbeatInterval", "300"),
                        List.of("MeterValueSampleInterval", "60"),
                        List.of("MeterValuesSampledData", "Energy.Active.Import.Register,Power.Active.Import"),
                        List.of("ConnectionTimeOut", "90"),
                        List.of("AuthorizeRemoteTxRequests", "true"),
                        List.of("LocalAuthListEnabled", "true"))
                .forEach(setting -> station.channel()
                        .command(
                                "ChangeConfiguration",
                                Json.object("key", setting.get(0), "value", setting.get(1)),
                                ACCEPTED));
        station.channel().command("SendLocalList", cards(40, 1, "Full"), ACCEPTED);
        estate.operator().limit(station, 1, 16);
    }

    private static ObjectNode cards(int count, int version, String type) {
        ArrayNode list = Json.array();
        for (int i = 0; i < count; i++) {
            list.add(Json.object(
                    "idTag",
                    String.format(Locale.ROOT, "04%010X", 31L * i),
                    "idTagInfo",
                    Json.object("status", "Accepted")));
        }
        return Json.object("listVersion", version, "updateType", type, "localAuthorizationList", list);
    }

    private static void software(Estate estate) {
        List<Station> stations = estate.legacy();
        for (int i = 0; i < stations.size(); i++) {
            Station station = stations.get(i);
            Duration when = i == 0 ? Duration.ZERO : Duration.ofMinutes(240 + 25L * i);
            estate.simulation().in(when, () -> update(estate, station, station == stations.get(3)));
        }
    }

    private static void update(Estate estate, Station station, boolean fails) {
        String file = "https://fw.example.com/" + station.habits().maker() + "/2.0.1.bin";
        Instant now = estate.simulation().now().truncatedTo(ChronoUnit.SECONDS);
        station.channel()
                .command(
                        "UpdateFirmware",
                        Json.object(
                                "location", file, "retries", 3, "retryInterval", 120, "retrieveDate", now.toString()),
                        Json.object());
        List<String> steps = fails
                ? List.of("Downloading", "DownloadFailed", "Downloading", "Downloaded", "Installing", "Installed")
                : List.of("Downloading", "Downloaded", "Installing", "Installed");
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            estate.simulation()
                    .in(
                            Duration.ofSeconds(30 + 90L * i),
                            () -> station.tell("FirmwareStatusNotification", Json.object("status", step)));
        }
        estate.simulation().in(Duration.ofSeconds(60 + 90L * steps.size()), station::restart);
    }

    private static void lists(Estate estate) {
        List<Station> stations = estate.legacy();
        for (int month = 0; month < 3; month++) {
            int version = month + 20;
            estate.simulation().in(Duration.ofHours(5L * month), () -> estate.simulation()
                    .every(Duration.ofSeconds(30), stations.size(), i -> stations.get(i)
                            .channel()
                            .command(
                                    "SendLocalList",
                                    version == 21
                                            ? cards(3, version, "Differential")
                                            : cards(70 + version, version, "Full"),
                                    ACCEPTED)));
        }
    }

    private static void read(Estate estate, Station station) {
        if (station.channel().ocpp().equals("2.0.1")) {
            return;
        }
        station.channel()
                .command("TriggerMessage", Json.object("requestedMessage", "MeterValues", "connectorId", 1), ACCEPTED);
        station.tell(
                "MeterValues",
                Json.object(
                        "connectorId",
                        1,
                        "meterValue",
                        Json.array(Json.object(
                                "timestamp", station.time(),
                                "sampledValue",
                                        Json.array(Json.object(
                                                "value", Long.toString(Math.round(station.register(1))),
                                                "context", "Trigger",
                                                "unit", "Wh"))))));
        estate.simulation().in(Duration.ofSeconds(5), () -> station.tell("Heartbeat", Json.object()));
    }

    private static void sun(Estate estate) {
        atNight(estate, 17, 70, s -> estate.operator().limit(s, 1, 0));
        atNight(estate, 20, 70, s -> estate.operator().limit(s, 1, 8));
        atNight(estate, 30, 70, s -> estate.operator().limit(s, 1, 16));
    }

    private static void migration(Estate estate) {
        estate.central().numbersFrom(1);
        List<Station> stations = estate.stations();
        for (int i = 0; i < stations.size(); i++) {
            Station station = stations.get(i);
            estate.simulation().in(Duration.ofMinutes(6L * i), () -> {
                station.channel().csmsAt("203.0.113.11");
                station.restart();
                estate.simulation().in(Duration.ofMinutes(3), () -> configured(estate, station));
            });
        }
    }
}
