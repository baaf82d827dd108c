// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.simulation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** A site with stations of all makers, every sixth of them of OCPP 2.0.1, its drivers and its operator. For one thread. */
public final class Estate {

    private static final String CSMS = "203.0.113.10";
    private static final String SECOND_CSMS = "203.0.113.11";
    private static final int EVERY_SIXTH = 6;

    private final Simulation simulation;
    private final Central central;
    private final Drivers drivers;
    private final Operator operator;
    private final List<Station> stations = new ArrayList<>();

    /** An estate of so many stations, all without power. */
    public Estate(Simulation simulation, int count) {
        this.simulation = simulation;
        this.central = new Central(simulation);
        this.drivers = new Drivers(simulation, central);
        List<Habits> makers = Habits.makers();
        for (int i = 0; i < count; i++) {
            boolean modern = i % EVERY_SIXTH == EVERY_SIXTH - 1;
            String name = String.format(Locale.ROOT, "CP%04d", 101 + i);
            Channel.Address address =
                    new Channel.Address(name, modern ? "2.0.1" : "1.6", "192.168.10." + (20 + i), CSMS);
            stations.add(new Station(simulation, central, makers.get(i % makers.size()), address, 1 + i % 2));
        }
        this.operator = new Operator(simulation, stations);
    }

    /** Tells the context if it is to be known, and lets life begin. */
    public void live(boolean told) {
        if (told) {
            tell(context());
        }
        for (Station station : stations) {
            simulation.in(simulation.between(Duration.ZERO, Duration.ofMinutes(3)), station::powerOn);
            for (int connector = 1; connector <= station.connectors(); connector++) {
                drivers.come(station, connector);
            }
        }
        operator.work();
    }

    /** The operator tells what he knows from now on. */
    public void tell(ObjectNode context) {
        simulation.write("", Json.object("context", context));
    }

    /** Time, dice and tape. */
    public Simulation simulation() {
        return simulation;
    }

    /** The CSMS. */
    public Central central() {
        return central;
    }

    /** The drivers. */
    public Drivers drivers() {
        return drivers;
    }

    /** The operator. */
    public Operator operator() {
        return operator;
    }

    /** All stations. */
    public List<Station> stations() {
        return List.copyOf(stations);
    }

    /** The stations of OCPP 1.6. */
    public List<Station> legacy() {
        return chosen(station -> station.channel().ocpp().equals("1.6"));
    }

    /** The first station of OCPP 2.0.1. */
    public Station modern() {
        return chosen(station -> station.channel().ocpp().equals("2.0.1")).get(0);
    }

    private List<Station> chosen(Predicate<Station> wanted) {
        return stations.stream().filter(wanted).toList();
    }

    /** What an operator would tell about the site. */
    public ObjectNode context() {
        ArrayNode told = Json.array();
        for (Station station : stations) {
            ArrayNode connectors = Json.array();
            for (int i = 1; i <= station.connectors(); i++) {
                connectors.add(Json.object(
                        "id",
                        i,
                        "rated-w",
                        station.habits().watts(),
                        "phases",
                        station.habits().phases()));
            }
            told.add(Json.object(
                    "id",
                    station.channel().station(),
                    "site",
                    "s1",
                    "connectors",
                    connectors,
                    "limits",
                    Json.object("local-list-max", 100, "schedule-max-periods", 24, "frame-bytes", 16_384)));
        }
        ArrayNode vendors = Json.array();
        Habits.makers().forEach(habits -> vendors.add(habits.maker()));
        return Json.object(
                "sites", Json.array(Json.object("id", "s1", "timezone", "Europe/Berlin", "fuse-a", 400)),
                "stations", told,
                "firmware-hosts", Json.array("fw.example.com"),
                "log-hosts", Json.array("logs.example.com"),
                "csms-peers", Json.array(CSMS, SECOND_CSMS),
                "vendor-ids", vendors.add("org.openchargealliance.iso15118pnc"),
                "central-tags", Json.array("APP"),
                "trusted-roots", Json.array("9f".repeat(32)));
    }
}
