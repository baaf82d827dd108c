// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.unseen;

import io.ferrule.benchmarks.ids.attack.Attack;
import io.ferrule.benchmarks.ids.attack.Attacks;
import io.ferrule.benchmarks.ids.honest.Trap;
import io.ferrule.benchmarks.ids.honest.Traps;
import java.util.ArrayList;
import java.util.List;

/** Everything of the third set. */
public final class Unseen {

    private Unseen() {}

    /** Each attack, in the order of the classes. */
    public static List<Attack> attacks() {
        List<Attack> all = new ArrayList<>(LinkAttacks.all());
        all.addAll(MessageAttacks.all());
        all.addAll(StationAttacks.all());
        all.addAll(MeterAttacks.all());
        all.addAll(CommandAttacks.all());
        all.addAll(SettingAttacks.all());
        all.addAll(TrustAttacks.all());
        return Attacks.sorted(all);
    }

    /** Each honest scenario, in the order of the catalogue. */
    public static List<Trap> traps() {
        List<Trap> all = new ArrayList<>(SiteLife.all());
        all.addAll(StationLife.all());
        all.addAll(PeopleLife.all());
        return Traps.sorted(all);
    }
}
