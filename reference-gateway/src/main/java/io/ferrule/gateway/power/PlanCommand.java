// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.gateway.lines.LinesCommand;
import java.io.InputStream;
import picocli.CommandLine.Command;

/** {@code ferrule plan}: answers one case on each line. Exit codes: 0 all answered, 1 some refused, 2 unreadable input. */
@Command(
        name = "plan",
        description =
                "Plans when one car charges until it leaves, as cheaply as its tariff allows: one case per line in, one plan per line out.",
        footer = {
            "",
            "Example:  echo '{\"tariff\":{\"elements\":[{\"price_components\":[{\"type\":\"ENERGY\",\"price\":0.3}]}]},\"arrival\":\"2026-03-28T18:00:00Z\",\"departure\":\"2026-03-29T06:00:00Z\",\"energyWh\":30000,\"maxW\":7400}' | ferrule plan",
            "",
            "Prices: an OCPI tariff with a zone, an OpenADR 3 event (\"openadr\"), or both. All members are explained in docs/power.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case has an answer", "1:some case is refused", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
public final class PlanCommand extends LinesCommand {

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public PlanCommand(InputStream standardInput) {
        super(standardInput);
    }

    @Override
    protected boolean answer(JsonNode line, ObjectNode answer) {
        answer.setAll(PlanCase.answer(new Members(line, "")));
        return true;
    }
}
