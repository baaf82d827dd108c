// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.tariff.ChargingNeed;
import io.ferrule.charging.tariff.ChargingPlan;
import io.ferrule.charging.tariff.CheapestPlan;
import io.ferrule.charging.tariff.Dimension;
import io.ferrule.charging.tariff.PriceSteps;
import io.ferrule.charging.tariff.Tariff;
import java.util.Set;

/** One case of {@code ferrule plan}. */
final class PlanCase {

    private static final double DECIMALS = 1e9;

    private PlanCase() {}

    static ObjectNode answer(Members members) {
        ChargingNeed need = new ChargingNeed(
                members.instant("arrival").orElseThrow(() -> members.missing("arrival")),
                members.instant("departure").orElseThrow(() -> members.missing("departure")),
                members.number("energyWh").orElseThrow(() -> members.missing("energyWh")),
                new ChargingNeed.Power(
                        members.number("maxW").orElseThrow(() -> members.missing("maxW")),
                        members.number("minW").orElse(0)));
        Prices prices = Prices.of(members);
        PriceSteps steps = prices.between(
                        need.arrival(), need.departure(), need.power().maxW())
                .orElseThrow(() -> members.missing("tariff"));
        Set<Dimension> leftOut = prices.tariff().map(Tariff::leftOut).orElse(Set.of());
        return written(steps, CheapestPlan.of(need, steps, prices.limits()), leftOut);
    }

    private static ObjectNode written(PriceSteps steps, ChargingPlan plan, Set<Dimension> leftOut) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode prices = answer.putArray("priceSteps");
        steps.steps()
                .forEach(step ->
                        prices.addObject().put("at", step.at().toString()).put("price", rounded(step.price())));
        ArrayNode periods = answer.putArray("periods");
        plan.periods().forEach(period -> periods.addObject()
                .put("start", period.start().toString())
                .put("end", period.end().toString())
                .put("powerW", rounded(period.powerW())));
        answer.put("energyWh", rounded(plan.energyWh()));
        answer.put("unservedWh", rounded(plan.unservedWh()));
        answer.put("cost", rounded(plan.cost()));
        if (!leftOut.isEmpty()) {
            ArrayNode names = answer.putArray("leftOut");
            leftOut.stream().sorted().forEach(dimension -> names.add(dimension.name()));
        }
        return answer;
    }

    /** Without the noise of binary fractions. */
    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
