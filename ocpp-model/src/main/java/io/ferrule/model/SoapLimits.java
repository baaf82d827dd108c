// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

/**
 * Bounds that a SOAP document keeps before anything else looks at it.
 *
 * @param documentBytes most bytes of a document as it came, at least 1,024
 * @param depth deepest nesting of elements, the envelope counted, at least 8
 * @param elements most elements of a document, at least 64
 * @param attributes most attributes and namespace declarations of one element, at least 16
 * @param textCharacters most characters of text directly inside one element, at least 1,024
 */
public record SoapLimits(int documentBytes, int depth, int elements, int attributes, int textCharacters) {

    /** Checks the ranges. */
    public SoapLimits {
        atLeast("documentBytes", documentBytes, 1_024);
        atLeast("depth", depth, 8);
        atLeast("elements", elements, 64);
        atLeast("attributes", attributes, 16);
        atLeast("textCharacters", textCharacters, 1_024);
    }

    /**
     * The limits that hold where nothing else is configured.
     *
     * @return 262,144 bytes, depth 32, 20,000 elements, 64 attributes of one element, 262,144 characters of text
     */
    public static SoapLimits defaults() {
        return new SoapLimits(262_144, 32, 20_000, 64, 262_144);
    }

    private static void atLeast(String name, int value, int minimum) {
        if (value < minimum) {
            throw new IllegalArgumentException(name + " must be at least " + minimum + ", was " + value);
        }
    }
}
