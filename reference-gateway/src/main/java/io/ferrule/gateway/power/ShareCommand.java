// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.power;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.gateway.lines.LinesCommand;
import java.io.InputStream;
import picocli.CommandLine.Command;

/** {@code ferrule share}: answers one case on each line. Exit codes: 0 all answered, 1 some refused, 2 unreadable input. */
@Command(
        name = "share",
        description =
                "Shares a site's power among stations below a tree of fuses: one case per line in, one allocation per line out.",
        footer = {
            "",
            "Example:  echo '{\"nodes\":[{\"id\":\"main\",\"limit\":{\"L1\":32}}],\"stations\":[{\"id\":\"cp1\",\"node\":\"main\",\"phases\":[\"L1\"],\"max\":32},{\"id\":\"cp2\",\"node\":\"main\",\"phases\":[\"L1\"],\"max\":32}]}' | ferrule share",
            "",
            "Policies: max-min (default), priority, fcfs, edf, llf, plan. All members are explained in docs/power.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every case has an answer", "1:some case is refused", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
public final class ShareCommand extends LinesCommand {

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public ShareCommand(InputStream standardInput) {
        super(standardInput);
    }

    @Override
    protected boolean answer(JsonNode line, ObjectNode answer) {
        answer.setAll(ShareCase.answer(new Members(line, "")));
        return true;
    }
}
