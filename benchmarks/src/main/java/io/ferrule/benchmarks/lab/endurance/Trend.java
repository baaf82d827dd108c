// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab.endurance;

import java.util.List;
import java.util.Locale;

/**
 * How one measure went over time.
 *
 * @param firstThird mean of the first third
 * @param lastThird mean of the last third
 * @param perHour slope of the straight line that fits best
 * @param least smallest value
 * @param most largest value
 */
record Trend(double firstThird, double lastThird, double perHour, double least, double most) {

    private static final double SECONDS_PER_HOUR = 3_600;

    /**
     * One value at one time.
     *
     * @param seconds when
     * @param value how much
     */
    record Point(double seconds, double value) {}

    /**
     * Fits a line.
     *
     * @param points at least three, in order
     */
    static Trend of(List<Point> points) {
        if (points.size() < 3) {
            throw new IllegalArgumentException("a trend needs three points, there are " + points.size());
        }
        int third = points.size() / 3;
        return new Trend(
                mean(points.subList(0, third)),
                mean(points.subList(points.size() - third, points.size())),
                slope(points) * SECONDS_PER_HOUR,
                points.stream().mapToDouble(Point::value).min().orElseThrow(),
                points.stream().mapToDouble(Point::value).max().orElseThrow());
    }

    private static double mean(List<Point> points) {
        return points.stream().mapToDouble(Point::value).average().orElseThrow();
    }

    private static double slope(List<Point> points) {
        double middle = points.stream().mapToDouble(Point::seconds).average().orElseThrow();
        double across = 0;
        double along = 0;
        for (Point point : points) {
            across += (point.seconds() - middle) * point.value();
            along += (point.seconds() - middle) * (point.seconds() - middle);
        }
        return along == 0 ? 0 : across / along;
    }

    /** As cells of a table. */
    String[] row(String name) {
        return new String[] {
            name, number(firstThird), number(lastThird), number(perHour), number(least) + "-" + number(most)
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
