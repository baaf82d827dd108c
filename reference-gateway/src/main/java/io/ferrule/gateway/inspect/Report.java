// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import java.util.List;
import java.util.Map;

/**
 * What was found out about a configuration.
 *
 * @param tables facts, in the order in which people read them
 * @param problems what is wrong, each with the next step; the gateway would not work as meant
 * @param notes what is worth knowing
 */
public record Report(List<Table> tables, List<String> problems, List<String> notes) {

    /** Copies the lists. */
    public Report {
        tables = List.copyOf(tables);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /**
     * Facts of one kind.
     *
     * @param name what they are about, one word
     * @param rows one entry for each thing; all with the same columns in the same order
     */
    public record Table(String name, List<Map<String, String>> rows) {
        /** Copies the list. */
        public Table {
            rows = List.copyOf(rows);
        }
    }
}
