// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.Limit;
import io.ferrule.charging.RateUnit;
import io.ferrule.charging.StepFunction;
import io.ferrule.charging.composite.Composer;
import io.ferrule.charging.composite.PhaseUse;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.gateway.lines.LinesCommand;
import io.ferrule.model.OcppVersion;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ferrule compose}: what all charging profiles of an EVSE, or of a station, come to. */
@Command(
        name = "compose",
        description = "Computes composite schedules from charging profiles, one case per line, exactly.",
        footer = {
            "",
            "A line:    {\"ocpp\":\"2.0.1\",\"evses\":[1],\"profiles\":[{\"evseId\":0,\"profile\":{…}}],",
            "            \"query\":{\"evseId\":1,\"now\":\"2026-01-01T00:00:00Z\",\"duration\":3600,\"unit\":\"A\"}}",
            "Its answer: {\"line\":1,\"periods\":[{\"startPeriod\":0,\"limit\":16.0,\"numberPhases\":3},"
                    + "{\"startPeriod\":900,\"unlimited\":true}]}",
            "",
            "All members are in docs/charging.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every line has its schedule", "1:some line was refused", "2:wrong usage or unreadable input"
        },
        mixinStandardHelpOptions = true)
public final class ComposeCommand extends LinesCommand {

    private static final int MOST_SECONDS = 366 * 24 * 3_600;

    // The shortest time there is: a question without duration asks for the present value.
    private static final Duration PRESENT = Duration.ofNanos(1);

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public ComposeCommand(InputStream standardInput) {
        super(standardInput);
    }

    @Override
    protected boolean answer(JsonNode object, ObjectNode answer) {
        Fields line = new Fields(object, "");
        CaseReader reader = new CaseReader(line);
        Situation situation = reader.situation();
        Fields query = line.object("query");
        int evseId = query.integer("evseId", InstalledProfile.STATION, Integer.MAX_VALUE);
        boolean known = evseId == InstalledProfile.STATION || situation.evses().contains(evseId);
        String rule = situation.profiles().version() == OcppVersion.V1_6 ? "5.7" : "K08.FR.05";
        RefusedException.when(!known, rule, "query/evseId is none of evses");
        InstantRange range = range(query);
        Composer composer = new Composer(situation, PhaseUse.LOWEST);
        RefusedException.when(
                composer.size(range) > Composer.MOST_CHANGES, "limit", "the profiles change too often in that time");
        RateUnit unit = unit(query);
        StepFunction<Limit> limits =
                evseId == InstalledProfile.STATION ? composer.station(range, unit) : composer.evse(evseId, range, unit);
        write(limits.onSeconds(range.start(), Limit::lower), answer.putArray("periods"));
        return true;
    }

    private static InstantRange range(Fields query) {
        Instant now = query.requiredInstant("now");
        int seconds = query.integer("duration", Integer.MIN_VALUE, MOST_SECONDS);
        return InstantRange.of(now, seconds > 0 ? Duration.ofSeconds(seconds) : PRESENT);
    }

    private static RateUnit unit(Fields query) {
        Optional<RateUnit> unit = RateUnit.ofWireName(query.text("unit").orElse("A"));
        RefusedException.when(unit.isEmpty(), "enum", "query/unit is neither A nor W");
        return unit.orElseThrow();
    }

    private static void write(StepFunction<Limit> limits, ArrayNode periods) {
        for (StepFunction.Step<Limit> step : limits.steps()) {
            ObjectNode period = periods.addObject();
            Duration start = Duration.between(limits.range().start(), step.start());
            period.put("startPeriod", start.toSeconds());
            if (step.value() instanceof Limit.Capped capped) {
                BigDecimal value = capped.value();
                period.put("limit", value.scale() < 1 ? value.setScale(1) : value);
                period.put("numberPhases", capped.phases());
            } else {
                period.put("unlimited", true);
            }
        }
    }
}
