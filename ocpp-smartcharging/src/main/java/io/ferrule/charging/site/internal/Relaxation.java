// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * Solves a programme under rows that hold in every slot, by the primal-dual method of Chambolle and Pock with diagonal
 * step sizes: cars move towards what is worth most at the present prices of the rows, rows raise their prices where they
 * are exceeded. It is not run to the last decimal; the result is a wish that {@link Filling} makes exact. For one thread.
 */
final class Relaxation {

    private static final int ROUNDS = 300;

    /** Ratio of the steps of currents and prices; found by trial on months of real sessions. */
    private static final double BALANCE = 400;

    private final Programme programme;
    private final List<Row> rows;
    private final List<Links> ofCar = new ArrayList<>();
    private final List<Links> ofRow = new ArrayList<>();
    private final double[][] x;
    private final double[][] ahead;
    private final double[][] weight;
    private final double[][] priceRe;
    private final double[][] priceIm;
    private final double[][] rowStep;

    Relaxation(Programme programme, List<Row> allRows) {
        this.programme = programme;
        this.rows = allRows.stream().filter(row -> mayBind(programme, row)).toList();
        int cars = programme.cars();
        int slots = programme.slots();
        x = new double[cars][slots];
        ahead = new double[cars][slots];
        weight = new double[cars][slots];
        priceRe = new double[rows.size()][slots];
        priceIm = new double[rows.size()][slots];
        rowStep = new double[rows.size()][slots];
        fillLinks();
        fillSteps();
    }

    private static boolean mayBind(Programme programme, Row row) {
        double most = Math.hypot(row.fixedRe(), row.fixedIm());
        for (int car = 0; car < programme.cars(); car++) {
            Row.Coefficient coefficient = row.coefficients().get(car);
            if (coefficient != null) {
                most += coefficient.size() * programme.cap(car, 0);
            }
        }
        return most > row.limit();
    }

    private void fillLinks() {
        for (int car = 0; car < programme.cars(); car++) {
            ofCar.add(new Links(rows.size()));
        }
        for (int row = 0; row < rows.size(); row++) {
            ofRow.add(new Links(programme.cars()));
            for (int car = 0; car < programme.cars(); car++) {
                Row.Coefficient coefficient = rows.get(row).coefficients().get(car);
                if (coefficient != null) {
                    ofRow.get(row).add(car, coefficient);
                    ofCar.get(car).add(row, coefficient);
                }
            }
        }
    }

    /** Currents and prices move at the scale of what a unit of current is worth in the slot. */
    private void fillSteps() {
        for (int slot = 0; slot < programme.slots(); slot++) {
            double scale = programme.cars() == 0 ? 1 : BALANCE / programme.energy(0, slot);
            for (int row = 0; row < rows.size(); row++) {
                Links links = ofRow.get(row);
                double sum = 0;
                for (int link = 0; link < links.count; link++) {
                    sum += programme.cap(links.to[link], slot) > 0 ? Math.hypot(links.re[link], links.im[link]) : 0;
                }
                rowStep[row][slot] = 1 / (scale * Math.max(1, sum));
            }
            for (int car = 0; car < programme.cars(); car++) {
                Links links = ofCar.get(car);
                double sum = 0;
                for (int link = 0; link < links.count; link++) {
                    sum += Math.hypot(links.re[link], links.im[link]);
                }
                weight[car][slot] = scale / Math.max(1, sum);
            }
        }
    }

    /** Currents of the first slot, the mean over the second half of the rounds. */
    double[] firstSlot() {
        double[] mean = new double[programme.cars()];
        for (int round = 0; round < ROUNDS; round++) {
            for (int car = 0; car < programme.cars(); car++) {
                move(car);
                if (round >= ROUNDS / 2) {
                    mean[car] += x[car][0] / (ROUNDS - ROUNDS / 2);
                }
            }
            for (int row = 0; row < rows.size(); row++) {
                reprice(row);
            }
        }
        return mean;
    }

    private void move(int car) {
        Links links = ofCar.get(car);
        double[] next = x[car].clone();
        for (int slot = 0; slot < next.length; slot++) {
            double gain = programme.gain(car, slot);
            for (int link = 0; link < links.count; link++) {
                int row = links.to[link];
                gain -= links.re[link] * priceRe[row][slot] + links.im[link] * priceIm[row][slot];
            }
            next[slot] += weight[car][slot] * gain;
        }
        programme.project(car, next, weight[car]);
        for (int slot = 0; slot < next.length; slot++) {
            ahead[car][slot] = 2 * next[slot] - x[car][slot];
            x[car][slot] = next[slot];
        }
    }

    private void reprice(int row) {
        Row bound = rows.get(row);
        Links links = ofRow.get(row);
        for (int slot = 0; slot < programme.slots(); slot++) {
            double step = rowStep[row][slot];
            double sumRe = bound.fixedRe() + priceRe[row][slot] / step;
            double sumIm = bound.fixedIm() + priceIm[row][slot] / step;
            for (int link = 0; link < links.count; link++) {
                sumRe += links.re[link] * ahead[links.to[link]][slot];
                sumIm += links.im[link] * ahead[links.to[link]][slot];
            }
            double size = Math.hypot(sumRe, sumIm);
            double over = size > bound.limit() ? (1 - bound.limit() / size) * step : 0;
            priceRe[row][slot] = sumRe * over;
            priceIm[row][slot] = sumIm * over;
        }
    }

    /** What a car has to do with rows, or a row with cars. */
    private static final class Links {

        private final int[] to;
        private final double[] re;
        private final double[] im;
        private int count;

        Links(int most) {
            to = new int[most];
            re = new double[most];
            im = new double[most];
        }

        void add(int other, Row.Coefficient coefficient) {
            to[count] = other;
            re[count] = coefficient.re();
            im[count] = coefficient.im();
            count++;
        }
    }
}
