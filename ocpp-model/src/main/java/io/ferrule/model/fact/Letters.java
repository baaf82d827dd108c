// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

/** Case as OCPP means it. Its case-insensitive texts are ASCII; folding more would make different texts equal. */
final class Letters {

    private Letters() {}

    static String folded(String text) {
        StringBuilder folded = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                folded.setCharAt(i, (char) (letter + ('a' - 'A')));
            }
        }
        return folded.toString();
    }
}
