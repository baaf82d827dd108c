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
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Takes a capture through an engine. One thread cuts it into lines, others read them and take frames apart, batch by batch and some
 * ahead of the engine, which runs on the caller's thread and meets everything in the order of the capture.
 */
final class ReplayRun {

    private static final int LINE_BYTES = 4 * 1_024 * 1_024;
    private static final int BATCH = 128;
    private static final int BATCH_CHARACTERS = 256 * 1_024;
    private static final int BATCHES_AHEAD = 4;
    private static final int CHARACTERS_AHEAD = 2 * LINE_BYTES;

    private final IntrusionDetector detector;
    private final PrintWriter out;
    private final CaptureReader reader = new CaptureReader();
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);

    /** Characters that may still be read before the engine has to catch up. */
    private final Semaphore room = new Semaphore(CHARACTERS_AHEAD);

    private long lines;
    private long errors;

    /** A line that was read, and its frame if it is one. */
    private record Prepared(long number, CaptureLine line, Optional<DecodedFrame> frame) {}

    /** Lines that are being prepared. One without lines is the end. */
    private record Batch(Future<List<Prepared>> prepared, int characters) {}

    ReplayRun(IntrusionDetector detector, PrintWriter out) {
        this.detector = detector;
        this.out = out;
    }

    /**
     * Answers every line and writes the summary.
     *
     * @param capture the capture
     * @param ahead runs what is done ahead of the engine, with two threads or more
     * @return whether there was no alert
     */
    boolean over(InputStream capture, ExecutorService ahead) throws IOException, InterruptedException {
        Future<?> reading = ahead.submit(() -> {
            read(capture, ahead);
            return null;
        });
        Batch batch = batches.take();
        for (List<Prepared> now = done(batch.prepared()); !now.isEmpty(); now = done(batch.prepared())) {
            now.forEach(this::answer);
            out.flush();
            room.release(batch.characters());
            batch = batches.take();
        }
        done(reading);
        out.println(AnswerLines.summary(lines, errors, detector.summary()));
        out.flush();
        return detector.summary().alerts() == 0;
    }

    private static <T> T done(Future<T> work) throws IOException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException("reading a capture failed", e.getCause());
        }
    }

    private void read(InputStream capture, ExecutorService ahead) throws IOException, InterruptedException {
        try {
            CaptureLines source = new CaptureLines(capture, LINE_BYTES);
            List<CaptureLines.Line> batch = new ArrayList<>(BATCH);
            int characters = 0;
            for (Optional<CaptureLines.Line> line = source.next(); line.isPresent(); line = source.next()) {
                if (!line.get().text().isBlank()) {
                    batch.add(line.get());
                    characters += line.get().text().length();
                }
                boolean full = batch.size() == BATCH || characters >= BATCH_CHARACTERS;
                if (!batch.isEmpty() && (full || !source.ready())) {
                    hand(batch, characters, ahead);
                    batch = new ArrayList<>(BATCH);
                    characters = 0;
                }
            }
            if (!batch.isEmpty()) {
                hand(batch, characters, ahead);
            }
        } finally {
            batches.put(new Batch(CompletableFuture.completedFuture(List.of()), 0));
        }
    }

    private void hand(List<CaptureLines.Line> batch, int characters, ExecutorService ahead)
            throws InterruptedException {
        room.acquire(characters);
        batches.put(new Batch(ahead.submit(() -> prepared(batch)), characters));
    }

    private List<Prepared> prepared(List<CaptureLines.Line> batch) {
        return batch.stream().map(this::prepare).toList();
    }

    private Prepared prepare(CaptureLines.Line line) {
        CaptureLine read = line.cut()
                ? new CaptureLine.Unreadable(
                        "the line is longer than 4 MiB; give the beginning of the frame and frame-length")
                : reader.read(line.text());
        Optional<DecodedFrame> frame =
                read instanceof CaptureLine.Happened happened && happened.event() instanceof FrameEvent event
                        ? Optional.of(detector.decoder().decode(event))
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
