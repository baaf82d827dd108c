// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes ids for our own calls: random UUIDs, so that they collide with nobody's (OCPP 2.0.1 part 4, chapter 6). */
public record MessageIds(RandomGenerator random) implements Supplier<String> {

    private static final long VERSION_MASK = 0xffff_ffff_ffff_0fffL;
    private static final long VERSION_4 = 0x4000L;
    private static final long VARIANT_MASK = 0x3fff_ffff_ffff_ffffL;
    private static final long VARIANT_IETF = 0x8000_0000_0000_0000L;

    @Override
    public String get() {
        long high = (random.nextLong() & VERSION_MASK) | VERSION_4;
        long low = (random.nextLong() & VARIANT_MASK) | VARIANT_IETF;
        return new UUID(high, low).toString();
    }
}
