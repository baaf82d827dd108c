// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.model.Side;
import java.util.function.Supplier;

/** One thing for each side. */
record PerSide<T>(T station, T csms) {

    static <T> PerSide<T> of(Supplier<T> each) {
        return new PerSide<>(each.get(), each.get());
    }

    T of(Side side) {
        return side == Side.STATION ? station : csms;
    }
}
