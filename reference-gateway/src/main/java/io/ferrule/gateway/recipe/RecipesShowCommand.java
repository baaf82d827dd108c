// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.recipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.gateway.charging.StationWriter;
import io.ferrule.gateway.command.Trouble;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferrule recipes show}: what is known about one station. */
@Command(
        name = "show",
        description = "Tells what is known about a station: what its keys claim, corrected by the recipes that fit.",
        footer = {
            "",
            "Example:  ferrule recipes show --vendor ABB --model TACW22 --key ChargeProfileMaxStackLevel=8",
            "",
            "With --json the member \"station\" of the answer is one that ferrule fit takes."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:shown", "1:something is wrong in the file", "2:wrong usage or unreadable file"},
        mixinStandardHelpOptions = true)
final class RecipesShowCommand extends RecipesTask {

    @Option(names = "--vendor", description = "chargePointVendor of its BootNotification.")
    private String vendor = "";

    @Option(names = "--model", description = "chargePointModel of its BootNotification.")
    private String model = "";

    @Option(names = "--firmware", description = "firmwareVersion of its BootNotification.")
    private String firmware = "";

    @Option(
            names = "--key",
            paramLabel = "KEY=VALUE",
            description = "A key of its answer to GetConfiguration; may be repeated.")
    private Map<String, String> keys = Map.of();

    @Override
    protected int work() throws Trouble {
        Known known = book().known(new StationFacts(vendor, model, firmware, keys));
        ObjectNode station = StationWriter.of(known.capabilities());
        if (json()) {
            out().println(object(known, station));
        } else {
            table("station", rows(known, station));
            known.notes().forEach(note -> say("note: " + note));
        }
        return 0;
    }

    private static ObjectNode object(Known known, ObjectNode station) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("station", station);
        answer.put("keepsLimits", known.traits().keepsLimits());
        ArrayNode notes = answer.putArray("notes");
        known.notes().forEach(notes::add);
        return answer;
    }

    private static List<Map<String, String>> rows(Known known, ObjectNode station) {
        List<Map<String, String>> rows = new ArrayList<>();
        station.properties().forEach(member -> rows.add(row(member.getKey(), text(member.getValue()))));
        rows.add(row("keepsLimits", Boolean.toString(known.traits().keepsLimits())));
        return rows;
    }

    private static Map<String, String> row(String what, String value) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("what", what);
        row.put("value", value);
        return row;
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode() ? value.asText() : value.toString();
        }
        StringBuilder words = new StringBuilder();
        value.forEach(word -> words.append(words.isEmpty() ? "" : " ").append(word.asText()));
        return words.toString();
    }
}
