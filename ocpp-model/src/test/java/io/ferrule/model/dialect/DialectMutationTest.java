// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.model.Action;
import io.ferrule.model.Call;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.internal.json.Tree;
import io.ferrule.model.v15.V15;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.Repair;
import io.ferrule.model.validation.SchemaCheck;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Requests with pieces of other dialects, other types and nonsense spliced in: all of it ends in values. */
final class DialectMutationTest {

    private static final int ROUNDS = Integer.getInteger("payloads", 500) * 10;
    private static final long SEED = Long.getLong("seed", 20261122L);
    private static final List<Dialect> DIALECTS = List.of(Dialect.values());
    private static final List<String> NAMES =
            List.of("values", "value", "$value", "attributes", "timestamp", "unit", "x");
    private static final List<String> PIECES = List.of(
            "null",
            "1e2",
            "true",
            "\"\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"value\":\"1\"}",
            "[{\"value\":\"1\"}]",
            "{\"$value\":\"1\"}",
            "{\"values\":[{\"value\":\"1\"}]}",
            "[".repeat(18) + "]".repeat(18));

    private final FrameReader reader = new FrameReader(FrameLimits.defaults());
    private final FrameCheck check = new FrameCheck(new SchemaCheck()).remembering(new DialectMemory());
    private final Repair repair = new Repair(check, EnumSet.allOf(Mend.class), Optional.empty());

    @Test
    void neverThrowsAndAlwaysComesBackToSomethingReadable() {
        for (int i = 0; i < ROUNDS; i++) {
            String text = spoiled(new Random(SEED + i));

            look(text, "seed " + (SEED + i) + ": " + text);
        }
    }

    private void look(String text, String what) {
        Frame frame = ((Reading.Read) reader.read(text)).frame();
        Frame mended = repair.mend(OcppVersion.V1_5, Side.STATION, frame, Optional.empty())
                .frame();

        assertThat(reader.read(mended.text())).as(what).isInstanceOf(Reading.Read.class);
        Payload payload = ((Call) mended).payload();
        for (Action<?, ?> action : List.of(V15.METER_VALUES, V15.STOP_TRANSACTION)) {
            for (Dialect dialect : Dialect.values()) {
                Payload canonical = dialect.toCanonical(action, payload);
                Payload written = dialect.fromCanonical(action, canonical);

                assertThat(Payload.of(written.text())).as(what).isEqualTo(written);
            }
        }
    }

    private static String spoiled(RandomGenerator random) {
        Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
        boolean stop = random.nextBoolean();
        Payload payload = stop ? Samples.stopTransaction(dialect) : Samples.meterValues(dialect);
        for (int i = random.nextInt(3); i >= 0; i--) {
            payload = spoil(payload, random);
        }
        return "[2,\"1\",\"" + (stop ? "StopTransaction" : "MeterValues") + "\"," + payload.text() + "]";
    }

    private static Payload spoil(Payload payload, RandomGenerator random) {
        Payload piece = Payload.of(PIECES.get(random.nextInt(PIECES.size())));
        List<String> places = new ArrayList<>();
        collect(payload.as(Tree.class).node(), "", places);
        String place = places.get(random.nextInt(places.size()));
        boolean object = payload.part(place).orElseThrow().text().startsWith("{");
        return payload.with(object ? place + '/' + NAMES.get(random.nextInt(NAMES.size())) : place, piece);
    }

    private static void collect(JsonNode node, String pointer, List<String> places) {
        places.add(pointer);
        node.properties().forEach(member -> collect(member.getValue(), pointer + '/' + member.getKey(), places));
        boolean nonsense = pointer.contains("/0/0");
        for (int i = 0; node.isArray() && !nonsense && i < node.size(); i++) {
            collect(node.get(i), pointer + '/' + i, places);
        }
    }
}
