// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Refusal;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.charging.store.Clearing;
import io.ferrule.charging.store.ProfileCheck;
import io.ferrule.charging.store.ProfileStore;
import io.ferrule.charging.store.Proposal;
import io.ferrule.charging.store.StationSettings;
import io.ferrule.charging.wire.ProfileReader;
import io.ferrule.charging.wire.WireReading;
import io.ferrule.gateway.lines.LinesCommand;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.io.InputStream;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code ferrule check-profile}: whether a station should take a profile, and what a request to clear would clear. */
@Command(
        name = "check-profile",
        description = "Says which rule of OCPP refuses a SetChargingProfile, or what a ClearChargingProfile leaves.",
        footer = {
            "",
            "A line:     {\"ocpp\":\"1.6\",\"action\":\"SetChargingProfile\",\"config\":{\"NumberOfConnectors\":\"1\"},",
            "             \"installed\":[],\"transactions\":[],\"request\":{…}}",
            "Its answer: {\"line\":1,\"accepted\":false,\"rule\":\"7.14\",\"reason\":\"…\"}",
            "",
            "All members are in docs/charging.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every request is accepted",
            "1:some request or line is refused",
            "2:wrong usage or unreadable input"
        },
        mixinStandardHelpOptions = true)
public final class CheckProfileCommand extends LinesCommand {

    private static final int MOST_SETTINGS = 10_000;

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public CheckProfileCommand(InputStream standardInput) {
        super(standardInput);
    }

    @Override
    protected boolean answer(JsonNode object, ObjectNode answer) {
        Fields line = new Fields(object, "");
        CaseReader reader = new CaseReader(line);
        OcppVersion version = reader.version();
        ProfileStore installed = reader.store("installed", version);
        Payload request = line.payload("request");
        String action = line.text("action").orElse("");
        if (action.equals("ClearChargingProfile")) {
            return clear(installed, request, answer);
        }
        RefusedException.when(
                !action.equals("SetChargingProfile"),
                "unknown-action",
                "action is neither SetChargingProfile nor ClearChargingProfile");
        Optional<Refusal> refusal = refusal(reader, installed, request);
        answer.put("accepted", refusal.isEmpty());
        refusal.ifPresent(why -> answer.put("rule", why.rule()).put("reason", why.reason()));
        return refusal.isEmpty();
    }

    private static boolean clear(ProfileStore installed, Payload request, ObjectNode answer) {
        ProfileStore left = installed.without(Clearing.read(request, installed.version()));
        boolean found = left.profiles().size() < installed.profiles().size();
        answer.put("status", found ? "Accepted" : "Unknown");
        ArrayNode ids = answer.putArray("remainingIds");
        left.profiles().forEach(profile -> ids.add(profile.profile().id()));
        return found;
    }

    private static Optional<Refusal> refusal(CaseReader reader, ProfileStore installed, Payload request) {
        OcppVersion version = installed.version();
        WireReading<InstalledProfile> reading = new ProfileReader(version).request(request);
        StationSettings settings = new StationSettings(new LinkedHashSet<>(reader.evses()), config(reader.line()));
        boolean strict = reader.line().flag("strict", false);
        Proposal proposal;
        if (reading instanceof WireReading.Read<InstalledProfile> read) {
            proposal = new Proposal(read.value(), installed, reader.transactions());
        } else {
            return Optional.of(((WireReading.Refused<InstalledProfile>) reading).refusal());
        }
        return new ProfileCheck(version, settings, strict).check(proposal);
    }

    private static Map<String, String> config(Fields line) {
        Fields config = line.object("config");
        RefusedException.when(config.node().size() > MOST_SETTINGS, "maxItems", "config has too many members");
        Map<String, String> values = new HashMap<>();
        for (var names = config.node().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            values.put(name, config.node().path(name).asText(""));
        }
        return values;
    }
}
