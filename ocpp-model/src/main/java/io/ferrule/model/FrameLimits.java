// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Bounds that a frame keeps before anything else looks at it.
 *
 * @param messageBytes most bytes of a frame in UTF-8, at least 1,024
 * @param depth deepest nesting of arrays and objects, the frame's own array counted, at least 4
 * @param numberDigits most digits of one number, those of its fraction and exponent counted, at least 20; beside it an
 *     exponent never goes beyond 999
 */
public record FrameLimits(int messageBytes, int depth, int numberDigits) {

    /** Checks the ranges. */
    public FrameLimits {
        atLeast("messageBytes", messageBytes, 1_024);
        atLeast("depth", depth, 4);
        atLeast("numberDigits", numberDigits, 20);
    }

    /**
     * The limits that hold where nothing else is configured.
     *
     * @return 262,144 bytes, depth 32, numbers of 40 digits
     */
    public static FrameLimits defaults() {
        return new FrameLimits(262_144, 32, 40);
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", was " + value);
        }
    }
}
