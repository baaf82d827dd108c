// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import io.ferrule.charging.site.PhasorLimit;
import io.ferrule.charging.site.PhasorTerm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A limit on a sum of phasors, kept for whatever part of their currents the groups draw. The longest sum of parts is that
 * of some subset of the groups; subsets that a larger one always outdoes are left out beforehand.
 */
final class PhasorBound implements Bound {

    /** Takes back what rounding in the square root may have given. */
    private static final double SAFETY = 1 - 1e-12;

    private final String name;
    private final double limit;
    private final double[] re;
    private final double[] im;
    private final long[] total;
    private final int[] rising;
    private final Map<String, Integer> groups = new HashMap<>();
    private final Map<Integer, Integer> members = new HashMap<>();
    private final List<Integer> subsets = new ArrayList<>();

    PhasorBound(PhasorLimit phasors, double limitInHundredths) {
        name = phasors.id();
        limit = limitInHundredths * SAFETY;
        int count = phasors.terms().size();
        re = new double[count];
        im = new double[count];
        total = new long[count];
        rising = new int[count];
        phasors.terms().forEach((group, term) -> addTerm(group, term, groups.size()));
        for (int subset = 1; subset < 1 << count; subset++) {
            if (!outdone(subset)) {
                subsets.add(subset);
            }
        }
    }

    private void addTerm(String group, PhasorTerm term, int index) {
        groups.put(group, index);
        re[index] = term.factor() * Math.cos(Math.toRadians(term.angle()));
        im[index] = term.factor() * Math.sin(Math.toRadians(term.angle()));
    }

    /** A group that stands at no obtuse angle to any group of the subset makes the sum longer, or leaves it. */
    private boolean outdone(int subset) {
        for (int other = 0; other < re.length; other++) {
            if (!in(subset, other) && neverShortens(subset, other)) {
                return true;
            }
        }
        return false;
    }

    private boolean neverShortens(int subset, int other) {
        for (int group = 0; group < re.length; group++) {
            if (in(subset, group) && re[group] * re[other] + im[group] * im[other] < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean in(int subset, int group) {
        return (subset >> group & 1) == 1;
    }

    /** Takes a station in, if its group matters here. */
    boolean join(int station, String group) {
        Integer index = groups.get(group);
        if (index == null) {
            return false;
        }
        members.put(station, index);
        return true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void add(int station, long amount) {
        total[group(station)] += amount;
    }

    @Override
    public void rise(int station, int count) {
        rising[group(station)] += count;
    }

    private int group(int station) {
        return members.getOrDefault(station, -1);
    }

    @Override
    public long room() {
        long room = Long.MAX_VALUE;
        for (int subset : subsets) {
            room = Math.min(room, room(subset));
        }
        return room;
    }

    /** The largest whole t with {@code |a + t c| <= limit}. */
    private long room(int subset) {
        double stepRe = 0;
        double stepIm = 0;
        double sumRe = 0;
        double sumIm = 0;
        for (int group = 0; group < re.length; group++) {
            if (in(subset, group)) {
                stepRe += rising[group] * re[group];
                stepIm += rising[group] * im[group];
                sumRe += total[group] * re[group];
                sumIm += total[group] * im[group];
            }
        }
        double step = stepRe * stepRe + stepIm * stepIm;
        if (step == 0) {
            return Long.MAX_VALUE;
        }
        double along = stepRe * sumRe + stepIm * sumIm;
        double left = limit * limit - sumRe * sumRe - sumIm * sumIm;
        double root = Math.sqrt(Math.max(0, along * along + step * left));
        long room = (long) Math.floor((root - along) / step);
        while (room > 0 && Math.hypot(sumRe + room * stepRe, sumIm + room * stepIm) > limit) {
            room--;
        }
        return Math.max(0, room);
    }

    @Override
    public boolean stops(int station) {
        for (int subset : subsets) {
            if (in(subset, group(station)) && room(subset) == 0) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean exceeded() {
        return rows().stream().anyMatch(row -> Math.hypot(row.fixedRe(), row.fixedIm()) > limit);
    }

    @Override
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (int subset : subsets) {
            rows.add(row(subset));
        }
        return rows;
    }

    private Row row(int subset) {
        double sumRe = 0;
        double sumIm = 0;
        for (int group = 0; group < re.length; group++) {
            if (in(subset, group)) {
                sumRe += total[group] * re[group];
                sumIm += total[group] * im[group];
            }
        }
        Map<Integer, Row.Coefficient> coefficients = new HashMap<>();
        members.forEach((station, group) -> {
            if (in(subset, group)) {
                coefficients.put(station, new Row.Coefficient(re[group], im[group]));
            }
        });
        return new Row(sumRe, sumIm, limit, coefficients);
    }
}
