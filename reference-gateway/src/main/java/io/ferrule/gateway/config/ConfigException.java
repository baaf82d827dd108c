// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that cannot be used, with every mistake found in it. */
public final class ConfigException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Whether the text could be read at all. */
    public enum Kind {
        /** No file, no text or no YAML. */
        UNREADABLE,
        /** Readable, but what it says is wrong. */
        WRONG
    }

    private final Kind kind;
    private final transient List<Problem> problems;

    ConfigException(Kind kind, List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /**
     * Whether the text could be read at all.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * Every mistake, in the order of the file.
     *
     * @return at least one
     */
    public List<Problem> problems() {
        return problems;
    }
}
