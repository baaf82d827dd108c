// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.benchmarks.ids.simulation.Json;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A57: an approval for something else. The approvals that a capture shows are announcements of work: when, and of which kind. */
final class ApprovalAttacks {

    private ApprovalAttacks() {}

    static List<Attack> all() {
        return List.of(
                attack("the announced work was over ten minutes ago", s -> {
                    announce(s, "commands", -180, -10);
                    each(s, ApprovalAttacks::remoteStop);
                }),
                attack("the announced work begins in two hours", s -> {
                    announce(s, "commands", 120, 240);
                    each(s, (stage, station) -> stage.command(station, "Reset", Json.object("type", "Hard")));
                }),
                attack("software was announced, and every charge is stopped", s -> {
                    announce(s, "firmware", -5, 360);
                    each(s, ApprovalAttacks::remoteStop);
                }),
                attack("software was announced, and every station goes out of service", s -> {
                    announce(s, "firmware", -5, 360);
                    each(
                            s,
                            (stage, station) -> stage.command(
                                    station,
                                    "ChangeAvailability",
                                    Json.object("connectorId", 0, "type", "Inoperative")));
                }),
                attack("software was announced, and it is other software", s -> {
                    announce(s, "firmware", -5, 360);
                    each(
                            s,
                            (stage, station) -> stage.command(
                                    station, "UpdateFirmware", update(stage, "https://mirror.example.net/x.bin")));
                }),
                attack("commands were announced, and it is software for all", s -> {
                    announce(s, "commands", -5, 360);
                    each(
                            s,
                            (stage, station) -> stage.command(
                                    station, "UpdateFirmware", update(stage, "https://fw.example.com/old.bin")));
                }),
                attack("an announcement that was taken back", s -> {
                    announce(s, "", -5, 360);
                    s.later(600, () -> tell(s, Json.object()));
                    s.later(1_200, () -> each(s, ApprovalAttacks::remoteStop));
                }));
    }

    /** Every station charges first, honestly, as far as it can. */
    private static Attack attack(String name, Consumer<Stage> conduct) {
        return new Attack("A57", name, s -> {
            s.simulation().honest(() -> s.fleet().forEach(station -> s.whileCharging(station, 40_000, () -> {})));
            s.later(1_200, () -> conduct.accept(s));
        });
    }

    private static void announce(Stage stage, String what, int fromMinutes, int toMinutes) {
        Instant now = stage.simulation().now();
        tell(
                stage,
                Json.object(
                        "from", now.plus(Duration.ofMinutes(fromMinutes)).toString(),
                        "to", now.plus(Duration.ofMinutes(toMinutes)).toString(),
                        "what", what));
    }

    private static void tell(Stage stage, ObjectNode window) {
        ObjectNode context = stage.estate().context();
        if (!window.isEmpty()) {
            context.set("maintenance", Json.array(window));
        }
        stage.simulation().honest(() -> stage.estate().tell(context));
    }

    private static void each(Stage stage, BiConsumer<Stage, Station> act) {
        stage.every(
                1, stage.fleet().size(), i -> act.accept(stage, stage.fleet().get(i)));
    }

    private static void remoteStop(Stage stage, Station station) {
        stage.command(
                station, "RemoteStopTransaction", Json.object("transactionId", Math.max(1, station.transaction(1))));
    }

    private static ObjectNode update(Stage stage, String url) {
        return Json.object(
                "location",
                url,
                "retrieveDate",
                stage.simulation().now().plusSeconds(60).toString());
    }
}
