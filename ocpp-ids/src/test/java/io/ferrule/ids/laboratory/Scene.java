// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import static io.ferrule.ids.laboratory.Payloads.array;
import static io.ferrule.ids.laboratory.Payloads.object;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.Alert;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.ids.rule.RuleSet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A conversation that is played to an engine while it is made up; virtual time, seeded chance. */
final class Scene {

    private static final RuleSet RULES = RuleFiles.builtIn();

    final Random random;
    final List<Alert> alerts = new ArrayList<>();
    final List<String> blocked = new ArrayList<>();
    Instant now = Instant.parse("2026-01-06T12:00:00Z");

    private final IntrusionDetector detector = new IntrusionDetector(RULES, Reaction.BLOCK, Map.of());
    private final CaptureReader reader = new CaptureReader();
    private int id;
    private String station = "CP1";
    private String peer = "10.0.0.1";
    private String connection = "c1";
    private String csms = "192.0.2.1";
    private String version = "1.6";

    Scene(long seed) {
        this.random = new Random(seed);
    }

    Scene at(String stationId) {
        station = stationId;
        connection = "c-" + stationId;
        return this;
    }

    Scene over(String address, String name) {
        peer = address;
        connection = name;
        return this;
    }

    Scene csms(String address) {
        csms = address;
        return this;
    }

    Scene ocpp(String number) {
        version = number;
        return this;
    }

    Scene pause(double seconds) {
        now = now.plusMillis((long) (seconds * 1_000));
        return this;
    }

    String time() {
        return now.toString();
    }

    String ago(Duration before) {
        return now.minus(before).toString();
    }

    /** A call of the station and the answer of its CSMS a little later. */
    Scene tell(String action, ObjectNode request, ObjectNode answer) {
        String name = call(action, request);
        pause(0.05 + random.nextDouble() / 10);
        return frame("csms", array(3, name, answer).toString());
    }

    /** A call of the station without an answer; its message id. */
    String call(String action, ObjectNode request) {
        String name = "s" + ++id;
        frame("station", array(2, name, action, request).toString());
        return name;
    }

    /** A call of the CSMS and the answer of the station. */
    Scene order(String action, ObjectNode request, ObjectNode answer) {
        String name = demand(action, request);
        pause(0.1 + random.nextDouble() / 5);
        return frame("station", array(3, name, answer).toString());
    }

    String demand(String action, ObjectNode request) {
        String name = "k" + ++id;
        frame("csms", array(2, name, action, request).toString());
        return name;
    }

    Scene frame(String from, String text) {
        return line(object("frame", text, "from", from));
    }

    Scene line(ObjectNode members) {
        ObjectNode line = object("t", time(), "station", station, "conn", connection, "ocpp", version);
        line.put("peer", members.path("from").asText().equals("csms") ? csms : peer);
        line.setAll(members);
        return play(line);
    }

    Scene event(String kind, Object... members) {
        return line(object(members).put("event", kind));
    }

    Scene context(ObjectNode context) {
        return play(object("t", time(), "context", context));
    }

    private Scene play(ObjectNode line) {
        if (!(reader.read(line.toString()) instanceof CaptureLine.Happened happened)) {
            throw new IllegalStateException("no line of a capture: " + line);
        }
        Verdict verdict = detector.accept(happened.event());
        alerts.addAll(verdict.alerts());
        verdict.blocker()
                .ifPresent(
                        rule -> blocked.add(rule.id() + " " + line.path("frame").asText()));
        return this;
    }

    // What stations and CSMSs say all day.

    Scene boot() {
        ObjectNode about = object(
                "chargePointVendor",
                "Honest",
                "chargePointModel",
                "H1",
                "chargePointSerialNumber",
                "S-" + station,
                "firmwareVersion",
                "2.5.1");
        return tell("BootNotification", about, object("status", "Accepted", "currentTime", time(), "interval", 300));
    }

    Scene heartbeat() {
        return tell("Heartbeat", object(), object("currentTime", time()));
    }

    Scene status(int connector, String status) {
        return tell(
                "StatusNotification",
                object("connectorId", connector, "status", status, "errorCode", "NoError", "timestamp", time()),
                object());
    }

    Scene authorize(String tag, String status) {
        return tell("Authorize", object("idTag", tag), object("idTagInfo", object("status", status)));
    }

    Scene start(int connector, String tag, int meter, int transaction) {
        return tell(
                "StartTransaction",
                starting(connector, tag, meter, time()),
                object("transactionId", transaction, "idTagInfo", object("status", "Accepted")));
    }

    ObjectNode starting(int connector, String tag, int meter, String when) {
        return object("connectorId", connector, "idTag", tag, "meterStart", meter, "timestamp", when);
    }

    Scene meter(int connector, int transaction, double energy) {
        return tell(
                "MeterValues",
                reading(connector, transaction, time(), object("value", String.valueOf(energy))),
                object());
    }

    ObjectNode reading(int connector, int transaction, String when, ObjectNode... samples) {
        return object(
                "connectorId",
                connector,
                "transactionId",
                transaction,
                "meterValue",
                array(object("timestamp", when, "sampledValue", array((Object[]) samples))));
    }

    Scene stop(int transaction, int meter) {
        return tell("StopTransaction", stopping(transaction, meter, time()), object());
    }

    ObjectNode stopping(int transaction, int meter, String when) {
        return object("transactionId", transaction, "meterStop", meter, "timestamp", when, "reason", "Local");
    }
}
