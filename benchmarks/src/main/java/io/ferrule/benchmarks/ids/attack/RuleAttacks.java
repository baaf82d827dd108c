// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A59: files of rules that shall cost more than they are worth. They are no frames: whoever writes rules puts them into the directory. */
public final class RuleAttacks {

    private static final int MANY = 10_000;

    private RuleAttacks() {}

    /**
     * One way.
     *
     * @param name what is done, in a few words
     * @param yaml the file
     */
    public record CostlyFile(String name, Supplier<String> yaml) {}

    /** Each way. */
    public static List<CostlyFile> all() {
        return List.of(
                file("a pattern that elsewhere tries every way to fail", 1, i -> matches("^(a+)+$")),
                file("a pattern with an alternative in each step", 1, i -> matches("^(a|a|aa)*(a|a|aa)*(a|a|aa)*$")),
                file("repeats of repeats of repeats", 1, i -> matches("((a{1,30}){1,30}){1,30}")),
                file("a pattern of sixty thousand characters", 1, i -> matches("a?".repeat(30_000) + "a".repeat(10))),
                file("two hundred patterns that look at the same text", 200, i -> matches("(x+x+)+y" + i)),
                file(
                        "ten thousand rules, all about the same call",
                        MANY,
                        i -> "{kind: call, request.idTag: {contains: a" + i + "}}"),
                file("ten thousand rules that hold each time", MANY, i -> "{kind: call, action: Authorize}"),
                file("more rules than anybody writes", 3 * MANY, i -> "{kind: call, action: Authorize}"),
                new CostlyFile(
                        "a thousand rules that hold, and as many names for each that builds on them",
                        RuleAttacks::chained),
                file(
                        "counters that never forget, for each card",
                        200,
                        i -> "{kind: call, action: Authorize}\n"
                                + "    count: {at-least: 1000, within: 30d, per: request.idTag, of: id}"),
                new CostlyFile("names that stand for names that stand for names", RuleAttacks::laughs),
                new CostlyFile("lists in lists without end", () -> "rules: " + "[".repeat(100_000)),
                new CostlyFile("fifty megabytes", () -> "# " + "x".repeat(50_000_000)));
    }

    private static CostlyFile file(String name, int rules, IntFunction<String> when) {
        return new CostlyFile(
                name,
                () -> "rules:\n"
                        + IntStream.range(0, rules)
                                .mapToObj(i -> rule(i, "when: " + when.apply(i)))
                                .collect(Collectors.joining()));
    }

    private static String matches(String pattern) {
        return "{kind: call, request.idTag: {matches: '" + pattern + "'}}";
    }

    private static String rule(int number, String logic) {
        return String.format(
                Locale.ROOT,
                "  - id: costly.r%d%n    title: Costs much%n    %s%n    tests: [{name: none, fires: false, steps: []}]%n",
                number,
                logic);
    }

    /** A thousand rules hold each time, and a hundred and fifty others each wait for all of those. */
    private static String chained() {
        String first = IntStream.range(0, 1_000)
                .mapToObj(i -> rule(i, "when: {kind: call, action: Authorize}"))
                .collect(Collectors.joining());
        String names = IntStream.range(0, 1_000).mapToObj(i -> "costly.r" + i).collect(Collectors.joining(", "));
        String second = IntStream.range(1_000, 1_150)
                .mapToObj(i -> rule(i, "after: [" + names + "]\n    count: {at-least: 1000, within: 1d, per: station}"))
                .collect(Collectors.joining());
        return "rules:\n" + first + second;
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [lol]\n");
        for (int i = 1; i < 12; i++) {
            String before = "*a" + (i - 1);
            text.append('a')
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [")
                    .append(String.join(", ", java.util.Collections.nCopies(9, before)))
                    .append("]\n");
        }
        return text.append("rules: *a11\n").toString();
    }
}
