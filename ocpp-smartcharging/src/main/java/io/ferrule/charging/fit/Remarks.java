// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.fit;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what cannot be expressed; each sentence once, at its first instant. For one thread. */
final class Remarks {

    private final Map<String, Instant> first = new LinkedHashMap<>();

    void add(String what, Instant at) {
        first.merge(what, at, (one, other) -> one.isBefore(other) ? one : other);
    }

    List<NotExpressible> inOrder() {
        return first.entrySet().stream()
                .map(entry -> new NotExpressible(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(NotExpressible::at))
                .toList();
    }
}
