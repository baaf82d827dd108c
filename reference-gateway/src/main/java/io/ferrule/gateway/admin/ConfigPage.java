// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import com.fasterxml.jackson.core.JsonGenerator;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code /api/config}: where the configuration comes from, since when it holds, and what the latest reload said. */
public final class ConfigPage implements Page {

    private final Supplier<State> state;

    /**
     * How it stands with the configuration.
     *
     * @param source what people call its origin, a path as a rule
     * @param readAt when the one that holds was read
     * @param reloads how often another one was taken since the start
     * @param failures how often another one was refused since the start
     * @param error the latest attempt, if it was refused
     * @param restartNeeded keys that differ but need a restart
     * @param outdated stations whose open upstream goes by older settings
     */
    public record State(
            String source,
            Instant readAt,
            long reloads,
            long failures,
            Optional<Refusal> error,
            List<String> restartNeeded,
            List<StationId> outdated) {
        /** Copies the lists. */
        public State {
            restartNeeded = List.copyOf(restartNeeded);
            outdated = List.copyOf(outdated);
        }
    }

    /**
     * A configuration that was not taken.
     *
     * @param at when
     * @param reason why, one line for each mistake
     */
    public record Refusal(Instant at, String reason) {}

    /**
     * Shows a state.
     *
     * @param state asked whenever somebody looks
     */
    public ConfigPage(Supplier<State> state) {
        this.state = state;
    }

    @Override
    public Answer answer() {
        return Answer.json(text(state.get()));
    }

    /**
     * Writes a state.
     *
     * @param state the state
     * @return one JSON object
     */
    public static String text(State state) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeStringField("file", state.source());
            json.writeStringField("readAt", state.readAt().toString());
            json.writeNumberField("reloads", state.reloads());
            json.writeNumberField("failures", state.failures());
            if (state.error().isPresent()) {
                json.writeObjectFieldStart("lastError");
                json.writeStringField("at", state.error().get().at().toString());
                json.writeStringField("reason", state.error().get().reason());
                json.writeEndObject();
            }
            texts(json, "restartNeeded", state.restartNeeded());
            texts(
                    json,
                    "outdated",
                    state.outdated().stream().map(StationId::value).toList());
            json.writeEndObject();
        });
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }
}
