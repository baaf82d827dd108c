// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.capture.AnswerLines;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Frames are taken apart by several threads ahead of the engine, and nobody can tell. */
class ReplayRunTest {

    private static final int LINES = 4_000;
    private static final int THREADS = 4;
    private static final Instant NOON = Instant.parse("2026-01-06T12:00:00Z");
    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> PAYLOADS = List.of(
            "[2,\"%d\",\"Heartbeat\",{}]",
            "[2,\"%d\",\"Authorize\",{\"idTag\":\"TAG%d\"}]",
            "[2,\"%d\",\"Authorize\",{\"idTag\":\"TAG\"}]",
            "[2,\"%d\",\"Authorize\",{}]",
            "[2,\"%d\",\"Authorize\",{\"idTag\":\"<script>\"}]",
            "[2,\"%d\",\"Authorize\",{\"idTag\":\"A\",\"idTag\":\"B\"}]",
            "[2,\"%d\",\"Reset\",{\"type\":\"Hard\"}]",
            "[2,\"%d\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\",\"status\":\"Available\"}]",
            "[2,\"%d-an-id-that-is-longer-than-the-documents-allow\",\"Heartbeat\",{}]",
            "[3,\"%d\",{\"idTagInfo\":{\"status\":\"Accepted\"}}]",
            "[3,\"%d\",{}]",
            "[4,\"%d\",\"InternalError\",\"\",{}]",
            "[2,\"%d\",\"Heartbeat\"");

    @Test
    void answersAsOneThreadWouldLineByLine() throws IOException, InterruptedException {
        long seed = Long.getLong("seed", 23);
        List<String> capture = capture(new Random(seed));
        ExecutorService ahead = Executors.newFixedThreadPool(THREADS);

        String parallel = parallel(capture, ahead);
        ahead.shutdown();
        String sequential = sequential(capture);

        assertThat(parallel).as("seed %d", seed).isEqualTo(sequential).contains("ferrule.injection", "blocked");
    }

    private static List<String> capture(Random random) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String frame = PAYLOADS.get(random.nextInt(PAYLOADS.size()));
            ObjectNode line = JSON.createObjectNode();
            line.put("t", NOON.plusSeconds(i).toString()).put("station", "CP" + random.nextInt(5));
            line.put("from", random.nextInt(3) > 0 ? "station" : "csms").put("ocpp", "1.6");
            line.put("peer", "10.0.0.1").put("conn", "c" + random.nextInt(3));
            line.put("frame", frame.replace("%d", Integer.toString(random.nextInt(50))));
            lines.add(random.nextInt(200) == 0 ? "nonsense" : line.toString());
        }
        return lines;
    }

    private static String parallel(List<String> capture, ExecutorService ahead)
            throws IOException, InterruptedException {
        StringWriter out = new StringWriter();
        byte[] bytes = String.join("\n", capture).getBytes(StandardCharsets.UTF_8);
        new ReplayRun(detector(), new PrintWriter(out)).over(new ByteArrayInputStream(bytes), ahead);
        return out.toString();
    }

    private static String sequential(List<String> capture) {
        StringWriter out = new StringWriter();
        PrintWriter lines = new PrintWriter(out);
        IntrusionDetector detector = detector();
        long errors = 0;
        for (int i = 0; i < capture.size(); i++) {
            CaptureLine line = new CaptureReader().read(capture.get(i));
            int number = i + 1;
            if (line instanceof CaptureLine.Unreadable unreadable) {
                errors++;
                lines.println(AnswerLines.error(number, unreadable.error()));
            } else if (line instanceof CaptureLine.Happened happened) {
                Verdict verdict = detector.accept(happened.event());
                verdict.alerts().forEach(alert -> lines.println(AnswerLines.alert(number, alert)));
                verdict.blocker().ifPresent(rule -> lines.println(AnswerLines.blocked(number, rule)));
            }
        }
        lines.println(AnswerLines.summary(capture.size(), errors, detector.summary()));
        return out.toString();
    }

    private static IntrusionDetector detector() {
        return new IntrusionDetector(RuleFiles.builtIn(), Reaction.BLOCK, Map.of());
    }
}
