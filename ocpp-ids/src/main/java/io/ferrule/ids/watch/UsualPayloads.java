// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * What short payloads say that came before, character for character. Each has one place by its hash code, which the newest takes, so
 * that nothing grows and nobody waits. Safe for use by several threads.
 */
final class UsualPayloads {

    private static final int PLACES = 512;

    private final AtomicReferenceArray<Usual> places = new AtomicReferenceArray<>(PLACES);

    /** Everything on which depends what a payload says; the action is empty for a reply. */
    record Key(OcppVersion version, Side from, String action, String text) {

        private int place() {
            int hash = 31 * text.hashCode() + action.hashCode();
            return (hash ^ hash >>> 16) & (PLACES - 1);
        }
    }

    private record Usual(Key key, DecodedFrame.Said said) {}

    /** What such a payload said before, or says when it is looked at. */
    DecodedFrame.Said find(Key key, Supplier<DecodedFrame.Said> look) {
        int place = key.place();
        Usual usual = places.get(place);
        if (usual != null && usual.key.equals(key)) {
            return usual.said;
        }
        DecodedFrame.Said said = look.get();
        places.set(place, new Usual(key, said));
        return said;
    }
}
