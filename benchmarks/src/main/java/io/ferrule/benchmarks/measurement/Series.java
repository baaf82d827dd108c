// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.measurement;

import io.ferrule.benchmarks.subjects.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The samples of one subject, one for each pass. Not safe for use by several threads. */
public final class Series {

    private final Subject subject;
    private final List<Sample> samples = new ArrayList<>();

    Series(Subject subject) {
        this.subject = subject;
    }

    void add(Sample sample) {
        samples.add(sample);
    }

    public Subject subject() {
        return subject;
    }

    /** Median over all passes of one figure. */
    public double median(ToDoubleFunction<Sample> figure) {
        return Medians.median(figures(figure));
    }

    /** Calls without a result, all passes together. */
    public long lost() {
        return samples.stream().mapToLong(sample -> sample.load().lost()).sum();
    }

    /** One figure divided by that of another subject in the same pass. */
    List<Double> ratios(Series other, ToDoubleFunction<Sample> figure) {
        List<Double> mine = figures(figure);
        List<Double> others = other.figures(figure);
        List<Double> ratios = new ArrayList<>();
        for (int pass = 0; pass < mine.size(); pass++) {
            ratios.add(mine.get(pass) / others.get(pass));
        }
        return ratios;
    }

    /** Median of what one figure has more than that of another subject in the same pass. */
    double added(Series other, ToDoubleFunction<Sample> figure) {
        List<Double> mine = figures(figure);
        List<Double> others = other.figures(figure);
        List<Double> added = new ArrayList<>();
        for (int pass = 0; pass < mine.size(); pass++) {
            added.add(mine.get(pass) - others.get(pass));
        }
        return Medians.median(added);
    }

    private List<Double> figures(ToDoubleFunction<Sample> figure) {
        return samples.stream().map(figure::applyAsDouble).toList();
    }
}
