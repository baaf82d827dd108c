// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.validation;

import com.sun.management.ThreadMXBean;
import io.ferrule.model.validation.FrameStock.Sample;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Random;

/**
 * A program that takes spoiled frames through everything that looks at frames: {@code HostileFrames COUNT SEED}. It runs in
 * a JVM of its own with a small heap; if anything were kept of each frame, the heap would not do.
 */
final class HostileFrames {

    /** Bytes that a frame may allocate, beside those for each of its characters: a repair looks at it 33 times. */
    private static final long BYTES_OF_A_FRAME = 1_000_000;

    private static final long BYTES_OF_A_CHARACTER = 1_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final FrameGauntlet gauntlet = new FrameGauntlet();
    private long mostUsed;

    private HostileFrames() {}

    /** Exits with 1 at the first frame that breaks a bound, and shows it. */
    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[0]);
        long seed = Long.parseLong(arguments[1]);
        System.exit(new HostileFrames().run(count, seed) ? 0 : 1);
    }

    private boolean run(int count, long seed) throws IOException {
        Random random = new Random(seed);
        FrameStock stock = new FrameStock(random);
        FrameMutator mutator = new FrameMutator(random);
        stock.samples().forEach(this::load);
        for (int round = 0; round < count; round++) {
            Sample sample = stock.any();
            String text = mutator.mutate(sample.tokens());
            try {
                withinBounds(sample, text);
            } catch (RuntimeException | Error e) {
                System.out.println("seed " + seed + " round " + round + ", " + e + ": " + shown(text));
                e.printStackTrace(System.out);
                return false;
            }
        }
        System.out.println(count + " frames, seed " + seed + ": " + gauntlet.summary() + "; at most " + mostUsed
                + "% of the bytes allowed");
        return gauntlet.sawEverything();
    }

    /** Classes and schemas; of those all forms, of which one is made only for a payload that has something wrong with it. */
    private void load(Sample sample) {
        String text = String.join("", sample.tokens());
        int payload = text.indexOf('{') + 1;
        String more = text.charAt(payload) == '}' ? "\"more\":1" : "\"more\":1,";
        gauntlet.run(sample, text);
        gauntlet.run(sample, text.substring(0, payload) + more + text.substring(payload));
    }

    private void withinBounds(Sample sample, String text) {
        long before = threads.getCurrentThreadAllocatedBytes();
        gauntlet.run(sample, text);
        long used = threads.getCurrentThreadAllocatedBytes() - before;
        long allowed = BYTES_OF_A_FRAME + BYTES_OF_A_CHARACTER * text.length();
        if (used > allowed) {
            throw new AssertionError(used + " bytes allocated for " + text.length() + " characters");
        }
        mostUsed = Math.max(mostUsed, 100 * used / allowed);
    }

    /** In ASCII, so that the console cannot hide what was wrong. */
    private static String shown(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().limit(4_000).forEach(unit -> {
            if (unit >= ' ' && unit < 0x7f) {
                out.append((char) unit);
            } else {
                out.append("\\u").append(Integer.toHexString(0x10000 | unit).substring(1));
            }
        });
        return out.toString();
    }
}
