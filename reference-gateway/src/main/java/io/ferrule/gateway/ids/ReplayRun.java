// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import io.ferrule.ids.Alert;
import io.ferrule.ids.IntrusionDetector;
import io.ferrule.ids.Verdict;
import io.ferrule.ids.capture.AnswerLines;
import io.ferrule.ids.capture.CaptureLine;
import io.ferrule.ids.capture.CaptureReader;
import io.ferrule.ids.event.FrameEvent;
import io.ferrule.ids.watch.DecodedFrame;
import io.ferrule.ids.watch.FrameDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Takes a capture through an engine. Lines are read and frames taken apart by one thread, some ahead of the engine, which runs on
 * the caller's; together they use two processors.
 */
final class ReplayRun {

    private static final int LINE_BYTES = 4 * 1_024 * 1_024;
    private static final int BATCH = 256;
    private static final int BATCHES_AHEAD = 8;

    private final IntrusionDetector detector;
    private final PrintWriter out;
    private final CaptureReader reader = new CaptureReader();
    private final BlockingQueue<List<Prepared>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private long lines;
    private long errors;

    /** A line that was read, and its frame if it is one. An empty batch of these is the end. */
    private record Prepared(long number, CaptureLine line, Optional<DecodedFrame> frame) {}

    ReplayRun(IntrusionDetector detector, PrintWriter out) {
        this.detector = detector;
        this.out = out;
    }

    /**
     * Answers every line and writes the summary.
     *
     * @param capture the capture
     * @param ahead runs the reading
     * @return whether there was no alert
     */
    boolean over(InputStream capture, ExecutorService ahead) throws IOException, InterruptedException {
        Future<?> reading = ahead.submit(() -> {
            read(capture);
            return null;
        });
        for (List<Prepared> batch = batches.take(); !batch.isEmpty(); batch = batches.take()) {
            batch.forEach(this::answer);
            out.flush();
        }
        finish(reading);
        out.println(AnswerLines.summary(lines, errors, detector.summary()));
        out.flush();
        return detector.summary().alerts() == 0;
    }

    private static void finish(Future<?> reading) throws IOException, InterruptedException {
        try {
            reading.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("reading a capture failed", e.getCause());
        }
    }

    private void read(InputStream capture) throws IOException, InterruptedException {
        try {
            CaptureLines source = new CaptureLines(capture, LINE_BYTES);
            FrameDecoder decoder = detector.decoder();
            List<Prepared> batch = new ArrayList<>(BATCH);
            for (Optional<CaptureLines.Line> line = source.next(); line.isPresent(); line = source.next()) {
                if (!line.get().text().isBlank()) {
                    batch.add(prepare(line.get(), decoder));
                }
                if (!batch.isEmpty() && (batch.size() == BATCH || !source.ready())) {
                    batches.put(batch);
                    batch = new ArrayList<>(BATCH);
                }
            }
            if (!batch.isEmpty()) {
                batches.put(batch);
            }
        } finally {
            batches.put(List.of());
        }
    }

    private Prepared prepare(CaptureLines.Line line, FrameDecoder decoder) {
        CaptureLine read = line.cut()
                ? new CaptureLine.Unreadable(
                        "the line is longer than 4 MiB; give the beginning of the frame and frame-length")
                : reader.read(line.text());
        Optional<DecodedFrame> frame =
                read instanceof CaptureLine.Happened happened && happened.event() instanceof FrameEvent event
                        ? Optional.of(decoder.decode(event))
                        : Optional.empty();
        return new Prepared(line.number(), read, frame);
    }

    private void answer(Prepared prepared) {
        lines++;
        if (prepared.line() instanceof CaptureLine.Unreadable unreadable) {
            errors++;
            out.println(AnswerLines.error(prepared.number(), unreadable.error()));
        } else if (prepared.line() instanceof CaptureLine.Happened happened) {
            Verdict verdict = prepared.frame().map(detector::accept).orElseGet(() -> detector.accept(happened.event()));
            for (Alert alert : verdict.alerts()) {
                out.println(AnswerLines.alert(prepared.number(), alert));
            }
            verdict.blocker().ifPresent(rule -> out.println(AnswerLines.blocked(prepared.number(), rule)));
        }
    }
}
