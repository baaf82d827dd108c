// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.charging.intercept.site.Member;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.gateway.config.ChargingBlock;
import io.ferrule.gateway.inspect.Report.Table;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a gateway would drive: each fuse, and each station with its place. */
final class SiteTable {

    private SiteTable() {}

    static List<Table> of(ChargingBlock block, List<String> notes) {
        block.site().fuses().forEach(fuse -> note(fuse, block, notes));
        return List.of(
                new Table(
                        "fuses",
                        block.site().fuses().stream()
                                .map(fuse -> fuse(fuse, block))
                                .toList()),
                new Table(
                        "driven",
                        block.site().members().stream().map(SiteTable::station).toList()));
    }

    /** What every site has to know: who is idle is told 0 A unless something is kept for newcomers. */
    private static void note(Fuse fuse, ChargingBlock block, List<String> notes) {
        if (block.site().metered().contains(fuse.id()) && fuse.worstOtherLoad().isEmpty()) {
            notes.add("fuse " + fuse.id()
                    + " counts as fully taken until its other load is told; set worst-other-load if it is less");
        }
    }

    private static Map<String, String> fuse(Fuse fuse, ChargingBlock block) {
        boolean metered = block.site().metered().contains(fuse.id());
        Map<Phase, Double> steady = block.site().steadyLoads().getOrDefault(fuse.id(), Map.of());
        return new Row()
                .with("fuse", fuse.id())
                .with("below", fuse.parent().orElse(""))
                .with("limit", amps(fuse.limits()))
                .with("other load", metered ? "told by a meter, at worst " + amps(fuse.worstOtherLoad()) : amps(steady))
                .columns();
    }

    private static Map<String, String> station(Member member) {
        return new Row()
                .with("station", member.spec().id())
                .with("node", member.fuse().orElse("alone"))
                .with("connectors", member.spec().connectors())
                .with("phases", member.spec().wiring().phases())
                .with(
                        "amperes",
                        member.spec().rating().minAmps() + " to "
                                + member.spec().rating().maxAmps())
                .with("reserve", member.reserve())
                .with("probe", member.probe() ? "on" : "off")
                .with(
                        "leaves at",
                        member.habit().departure().map(LocalTime::toString).orElse(""))
                .with(
                        "needs Wh",
                        member.habit().energyWh().isPresent()
                                ? Math.round(member.habit().energyWh().getAsDouble())
                                : "")
                .columns();
    }

    private static String amps(Map<Phase, Double> amps) {
        return amps.isEmpty() ? "none" : new TreeMap<>(amps).toString().replaceAll("[{}]", "");
    }
}
