// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal.internal;

import io.ferrule.proxy.journal.internal.TracedEvent.Wrote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What was done to the content of a file, and how much of that is on disk for sure. */
final class CutFile {

    private static final int SECTOR = 512;

    private final List<Change> changes = new ArrayList<>();
    private byte[] onDisk = {};

    void write(Wrote wrote) {
        byte[] bytes = wrote.bytes();
        int offset = Math.toIntExact(wrote.offset());
        changes.add((content, sectors) -> {
            byte[] longer = Arrays.copyOf(content, Math.max(content.length, offset + bytes.length));
            for (int from = 0; from < bytes.length; from = next(offset, from)) {
                if (sectors.survives()) {
                    int length = Math.min(bytes.length, next(offset, from)) - from;
                    System.arraycopy(bytes, from, longer, offset + from, length);
                }
            }
            return longer;
        });
    }

    void resize(long size) {
        changes.add((content, sectors) -> sectors.survives() ? Arrays.copyOf(content, Math.toIntExact(size)) : content);
    }

    void sync() {
        onDisk = all();
        changes.clear();
    }

    /** As if everything had reached the disk. */
    byte[] all() {
        byte[] content = onDisk;
        for (Change change : changes) {
            content = change.on(content, () -> true);
        }
        return content;
    }

    /** As if nothing had but what was synced. */
    byte[] synced() {
        return onDisk.clone();
    }

    /** As if some of the rest had: whole writes, none of them, or some of their sectors. */
    byte[] some(RandomGenerator random) {
        byte[] content = synced();
        for (Change change : changes) {
            int fate = random.nextInt(3);
            if (fate > 0) {
                content = change.on(content, fate == 1 ? () -> true : random::nextBoolean);
            }
        }
        return content;
    }

    /** Where the next sector begins, counted from the start of the write. */
    private static int next(int offset, int from) {
        return from + SECTOR - (offset + from) % SECTOR;
    }

    /** One write, or one new length. */
    @FunctionalInterface
    private interface Change {
        byte[] on(byte[] content, Sectors sectors);
    }

    /** Whether the next sector reaches the disk. */
    @FunctionalInterface
    private interface Sectors {
        boolean survives();
    }
}
