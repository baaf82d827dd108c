// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One phase of one fuse: a plain sum, exact to the last decimal. */
final class FuseBound implements Bound {

    private final String name;
    private final long budget;
    private final BitSet members = new BitSet();
    private long used;
    private int rising;

    FuseBound(String name, long budget) {
        this.name = name;
        this.budget = budget;
    }

    void join(int station) {
        members.set(station);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void add(int station, long amount) {
        used += amount;
    }

    @Override
    public void rise(int station, int count) {
        rising += count;
    }

    @Override
    public long room() {
        return rising == 0 ? Long.MAX_VALUE : Math.max(0, budget - used) / rising;
    }

    @Override
    public boolean stops(int station) {
        return room() == 0 && members.get(station);
    }

    @Override
    public boolean exceeded() {
        return used > budget;
    }

    @Override
    public List<Row> rows() {
        Map<Integer, Row.Coefficient> coefficients = new HashMap<>();
        members.stream().forEach(station -> coefficients.put(station, new Row.Coefficient(1, 0)));
        return List.of(new Row(used, 0, budget, coefficients));
    }
}
