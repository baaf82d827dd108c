// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.charging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.charging.InstantRange;
import io.ferrule.charging.composite.Situation;
import io.ferrule.charging.fit.FitMessage;
import io.ferrule.charging.fit.FitPlan;
import io.ferrule.charging.fit.Fitting;
import io.ferrule.charging.fit.NotExpressible;
import io.ferrule.charging.fit.StationCapabilities;
import io.ferrule.charging.fit.WritePolicy;
import io.ferrule.charging.recipe.ClaimedCapabilities;
import io.ferrule.charging.recipe.Known;
import io.ferrule.charging.recipe.RecipeBook;
import io.ferrule.charging.recipe.StationFacts;
import io.ferrule.charging.rule.RefusedException;
import io.ferrule.gateway.config.ConfigException;
import io.ferrule.gateway.config.RecipeFile;
import io.ferrule.gateway.lines.Json;
import io.ferrule.gateway.lines.LinesCommand;
import io.ferrule.model.Payload;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ferrule fit}: the messages that keep a station of 1.6 at or below what charging profiles come to. */
@Command(
        name = "fit",
        description = "Turns charging profiles of any version into messages that one OCPP 1.6 station obeys.",
        footer = {
            "",
            "A line:     {\"ocpp\":\"2.0.1\",\"profiles\":[…],\"station\":{\"units\":[\"A\"],\"maxPeriods\":1},",
            "             \"now\":\"2026-01-01T00:00:00Z\",\"horizon\":86400}",
            "Its answer: {\"line\":1,\"messages\":[{\"at\":\"…Z\",\"action\":\"SetChargingProfile\",\"payload\":{…}}],",
            "             \"notExpressible\":[{\"what\":\"…\",\"at\":\"…Z\"}]}",
            "",
            "Instead of \"station\" a line may say \"vendor\", \"model\", \"firmware\" and \"keys\" (of GetConfiguration):",
            "recipes then tell what such a station does. All members are in docs/charging.md."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every line has its plan", "1:some line was refused", "2:wrong usage or unreadable input"},
        mixinStandardHelpOptions = true)
public final class FitCommand extends LinesCommand {

    private static final int DAY = 24 * 3_600;
    private static final int MOST_KEYS = 1_000;

    @Option(names = "--recipes", paramLabel = "FILE", description = "Recipes to add to those that come with Ferrule.")
    private Optional<Path> recipes = Optional.empty();

    private RecipeBook book = new RecipeBook(List.of(), ClaimedCapabilities.usual());

    /**
     * Makes the command.
     *
     * @param standardInput what {@code -} stands for; it is not closed
     */
    public FitCommand(InputStream standardInput) {
        super(standardInput);
    }

    @Override
    public Integer call() {
        try {
            book = RecipeFile.book(recipes, ClaimedCapabilities.usual());
            return super.call();
        } catch (ConfigException e) {
            say("ferrule: the recipes cannot be used\n" + e.getMessage());
            return 2;
        }
    }

    @Override
    protected boolean answer(JsonNode object, ObjectNode answer) {
        Fields line = new Fields(object, "");
        CaseReader reader = new CaseReader(line);
        Situation situation = reader.situation();
        RefusedException.when(situation.evses().isEmpty(), "minItems", "evses is empty");
        int most = Math.toIntExact(Fitting.LONGEST.toSeconds());
        Duration horizon = Duration.ofSeconds(line.integer("horizon", 1, most, DAY));
        InstantRange range = InstantRange.of(line.requiredInstant("now"), horizon);
        StationCapabilities capabilities = capabilities(line, answer);
        Fitting fitting = new Fitting(capabilities, WritePolicy.EVERY_CHANGE, reader.legacyTransactionIds());
        RefusedException.when(
                fitting.size(situation, range) > Fitting.MOST_CHANGES,
                "limit",
                "the profiles change too often in that time");
        write(fitting.plan(situation, range), answer);
        return true;
    }

    /** What the line says about the station, or what recipes say about it; then the answer tells what that is. */
    private StationCapabilities capabilities(Fields line, ObjectNode answer) {
        boolean named = line.has("vendor") || line.has("model") || line.has("firmware") || line.has("keys");
        if (line.has("station") || !named) {
            return new StationReader(line.object("station")).read();
        }
        Known known = book.known(new StationFacts(
                line.text("vendor").orElse(""),
                line.text("model").orElse(""),
                line.text("firmware").orElse(""),
                line.object("keys").texts(MOST_KEYS)));
        answer.set("station", StationWriter.of(known.capabilities()));
        ArrayNode notes = answer.putArray("notes");
        known.notes().forEach(notes::add);
        return known.capabilities();
    }

    private static void write(FitPlan plan, ObjectNode answer) {
        ArrayNode messages = answer.putArray("messages");
        for (FitMessage message : plan.messages()) {
            messages.addObject()
                    .put("at", message.at().toString())
                    .put("action", "SetChargingProfile")
                    .set("payload", Json.tree(Payload.of(message.request())));
        }
        ArrayNode losses = answer.putArray("notExpressible");
        for (NotExpressible loss : plan.notExpressible()) {
            losses.addObject().put("what", loss.what()).put("at", loss.at().toString());
        }
    }
}
