// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.channel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Start line and fields of one HTTP message.
 *
 * @param startLine first line
 * @param fields values by lower-case name, in the order received, without the blanks around them
 */
record HttpHead(String startLine, Map<String, List<String>> fields) {

    static HttpHead of(List<String> lines) throws BadHeadException {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.isEmpty() || !name.chars().allMatch(HttpHead::tokenCharacter)) {
                throw new BadHeadException(400, "a header line that is no field");
            }
            fields.computeIfAbsent(name, key -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new HttpHead(lines.get(0), fields);
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The members of a list field, over all its lines, without blanks and empty members (RFC 9110, 5.6.1). */
    List<String> members(String name) {
        return values(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(member -> !member.isEmpty())
                .toList();
    }

    boolean hasMember(String name, String member) {
        return members(name).stream().anyMatch(member::equalsIgnoreCase);
    }

    private static boolean tokenCharacter(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= '0' && character <= '9')
                || "!#$%&'*+-.^_`|~".indexOf(character) >= 0;
    }
}
