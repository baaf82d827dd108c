// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.site.internal;

/**
 * What the look-ahead optimises: currents of cars in slots of time, each between 0 and a cap, the energy of each car
 * bounded by its need, with a value for each watt hour. Currents are hundredths of an ampere. For one thread.
 */
final class Programme {

    private final int slots;
    private final double[] need;
    private final double[][] cap;
    private final double[][] energy;
    private final double[][] value;

    Programme(int cars, int slots) {
        this.slots = slots;
        need = new double[cars];
        cap = new double[cars][slots];
        energy = new double[cars][slots];
        value = new double[cars][slots];
    }

    void need(int car, double wattHours) {
        need[car] = wattHours;
    }

    /** Sets the largest current of a car in a slot, the watt hours of one unit there, and what each of them is worth. */
    void set(int car, int slot, double most, double wattHours, double worth) {
        cap[car][slot] = most;
        energy[car][slot] = wattHours;
        value[car][slot] = worth;
    }

    int cars() {
        return need.length;
    }

    int slots() {
        return slots;
    }

    double cap(int car, int slot) {
        return cap[car][slot];
    }

    double energy(int car, int slot) {
        return energy[car][slot];
    }

    /** What one unit of current in a slot is worth. */
    double gain(int car, int slot) {
        return value[car][slot] * energy[car][slot];
    }

    /**
     * Moves currents of one car to the nearest ones that it can have, distances weighed by {@code weight} for each slot:
     * {@code x = clamp(x - price x weight x energy)} with the least price at which the need is not exceeded.
     */
    void project(int car, double[] x, double[] weight) {
        if (spent(car, x, weight, 0) > need[car]) {
            double low = 0;
            double high = 1;
            while (spent(car, x, weight, high) > need[car]) {
                low = high;
                high *= 4;
            }
            for (int step = 0; step < 30; step++) {
                double middle = (low + high) / 2;
                if (spent(car, x, weight, middle) > need[car]) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            shift(car, x, weight, high);
        } else {
            shift(car, x, weight, 0);
        }
    }

    private double spent(int car, double[] x, double[] weight, double price) {
        double sum = 0;
        for (int slot = 0; slot < slots; slot++) {
            sum += energy[car][slot] * clamped(car, slot, x[slot] - price * weight[slot] * energy[car][slot]);
        }
        return sum;
    }

    private void shift(int car, double[] x, double[] weight, double price) {
        for (int slot = 0; slot < slots; slot++) {
            x[slot] = clamped(car, slot, x[slot] - price * weight[slot] * energy[car][slot]);
        }
    }

    private double clamped(int car, int slot, double amps) {
        return Math.max(0, Math.min(cap[car][slot], amps));
    }
}
