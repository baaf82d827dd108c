// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

/** How a text is built, measured in one pass without parsing: deep, long texts, long numbers, many elements. */
final class Shape {

    int depth;
    int longestText;
    int longestNumber;
    int separators;

    private Shape() {}

    static Shape of(String json) {
        Shape shape = new Shape();
        int open = 0;
        int digits = 0;
        int textFrom = -1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (textFrom >= 0) {
                if (c == '\\') {
                    i++;
                } else if (c == '"') {
                    shape.longestText = Math.max(shape.longestText, i - textFrom);
                    textFrom = -1;
                }
                continue;
            }
            digits = c >= '0' && c <= '9' ? digits + 1 : 0;
            shape.longestNumber = Math.max(shape.longestNumber, digits);
            open += c == '[' || c == '{' ? 1 : c == ']' || c == '}' ? -1 : 0;
            shape.depth = Math.max(shape.depth, open);
            shape.separators += c == ',' ? 1 : 0;
            textFrom = c == '"' ? i : -1;
        }
        shape.longestText = Math.max(shape.longestText, textFrom < 0 ? 0 : json.length() - textFrom);
        return shape;
    }

    /** The bound that a text went beyond, told by what is most out of proportion. */
    String excess() {
        if (depth > 32) {
            return "depth";
        }
        if (longestNumber > 40) {
            return "number";
        }
        if (longestText > 10_000) {
            return "string";
        }
        return separators > 2_000 ? "elements" : "long";
    }
}
