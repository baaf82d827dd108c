// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.observer;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was put in longest ago. */
final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    private final int most;

    Recent(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
