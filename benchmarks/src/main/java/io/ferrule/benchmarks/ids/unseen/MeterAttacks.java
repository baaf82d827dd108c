// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import static io.ferrule.benchmarks.ids.unseen.Moves.REGISTER;
import static io.ferrule.benchmarks.ids.unseen.Moves.event;
import static io.ferrule.benchmarks.ids.unseen.Moves.old;
import static io.ferrule.benchmarks.ids.unseen.Moves.quantity;
import static io.ferrule.benchmarks.ids.unseen.Moves.reading;
import static io.ferrule.benchmarks.ids.unseen.Moves.some;
import static io.ferrule.benchmarks.ids.unseen.Moves.start;
import static io.ferrule.benchmarks.ids.unseen.Moves.stop;
import static io.ferrule.benchmarks.ids.unseen.Moves.taken;
import static io.ferrule.benchmarks.ids.unseen.Moves.unevenly;
import static io.ferrule.benchmarks.ids.unseen.Moves.values;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Stage;
import io.ferrule.benchmarks.ids.simulation.Station;
import java.util.List;

/** A35: lies about energy. */
final class MeterAttacks {

    private MeterAttacks() {}

    static List<Attack> all() {
        return List.of(
                modern("the register of 2.0.1 goes back", -4_000, 0.2, 12),
                modern("ten times the power at 2.0.1", 0, 10, 25),
                new Attack(
                        "A35",
                        "a kilowatt-hour for a watt-hour at the end",
                        s -> taken(
                                s,
                                n -> s.says(
                                        "StopTransaction", stop(s, n, s.victim().register(1) * 1_000)))),
                new Attack(
                        "A35",
                        "less at the end of a 1.5 charge",
                        s -> old(s, o -> {
                            int number = s.estate().central().nextTransaction();
                            int meter = some(s, 200_000, 900_000);
                            o.call("StartTransaction", start(s, 1, s.drivers().card(), meter));
                            s.later(
                                    some(s, 900, 4_000),
                                    () -> o.call("StopTransaction", stop(s, number, meter - some(s, 50, 5_000))));
                        })),
                new Attack(
                        "A35",
                        "a meter that forgets what it drew",
                        s -> taken(s, n -> {
                            double meter = s.victim().register(1);
                            unevenly(
                                    s,
                                    55,
                                    65,
                                    60,
                                    i -> s.says(
                                            "MeterValues",
                                            values(
                                                    s,
                                                    n,
                                                    reading(meter, REGISTER, "Wh"),
                                                    reading(7_000, "Power.Active.Import", "W"))));
                        })),
                new Attack(
                        "A35",
                        "a battery that loses while it fills",
                        s -> s.whileCharging(s.modern(), 40_000, () -> {
                            Taken taken = Taken.of(s);
                            unevenly(s, 55, 65, 20, i -> s.modern()
                                    .tell(
                                            "TransactionEvent",
                                            event(
                                                    s,
                                                    "Updated",
                                                    taken.session,
                                                    taken.sequence + i,
                                                    quantity(taken.wattHours + 100.0 * i, REGISTER),
                                                    quantity(Math.max(5, 85 - 4.0 * i), "SoC"))));
                        })));
    }

    /** A charge of the 2.0.1 station that the attacker tells from now on. */
    private record Taken(String session, int sequence, double wattHours) {
        static Taken of(Stage stage) {
            Station modern = stage.modern();
            Taken taken = new Taken(modern.session(1), modern.sequence(1), modern.register(1));
            stage.simulation().honest(() -> modern.abandon(1));
            return taken;
        }
    }

    /** The register jumps by so many Wh and then runs at so many times the power of the connector. */
    private static Attack modern(String name, double jump, double powers, int times) {
        return new Attack(
                "A35",
                name,
                s -> s.whileCharging(s.modern(), 40_000, () -> {
                    Taken taken = Taken.of(s);
                    double step = powers * s.modern().habits().watts() / 60;
                    unevenly(s, 55, 65, times, i -> s.modern()
                            .tell(
                                    "TransactionEvent",
                                    event(
                                            s,
                                            "Updated",
                                            taken.session,
                                            taken.sequence + i,
                                            quantity(Math.floor(taken.wattHours + jump + step * (i + 1)), REGISTER))));
                }));
    }
}
