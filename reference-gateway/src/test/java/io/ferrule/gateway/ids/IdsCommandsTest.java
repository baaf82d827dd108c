// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.ids;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.rule.RuleFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class IdsCommandsTest {

    private static final String RULE =
            """
            rules:
              - id: own.heartbeats
                title: A heartbeat
                when: {kind: call, action: Heartbeat}
                tests:
                  - name: one
                    fires: true
                    steps: [{station: '[2,"1","Heartbeat",{}]'}]
                  - name: none
                    fires: false
                    steps: [{station: '[2,"1","Authorize",{"idTag":"A"}]'}]
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory = Path.of("");

    @Test
    void findNoMistakeInAGoodRule() throws IOException {
        int exit = ids("lint", file(RULE));

        assertThat(out.toString()).isEmpty();
        assertThat(exit).isZero();
    }

    @Test
    void nameEachMistakeWithItsPlaceAndTheNearestWord() throws IOException {
        String wrong = RULE.replace("kind: call", "knd: call").replace("title", "titel");

        int exit = ids("lint", file(wrong));

        assertThat(out.toString().lines())
                .anyMatch(line -> line.contains("own.yaml:3:5: unknown key \"titel\"; did you mean \"title\"?"))
                .anyMatch(line -> line.contains("own.yaml:4:12: unknown field \"knd\"; did you mean \"kind\"?"));
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void refusePatternsThatCannotRunInLinearTime() throws IOException {
        String costly = RULE.replace("action: Heartbeat", "action: {matches: '(?=a)b'}");

        int exit = ids("lint", file(costly));

        assertThat(out.toString()).contains("no pattern of RE2");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void runTheTestsInsideTheRules() throws IOException {
        int exit = ids("test", file(RULE));

        assertThat(out.toString()).contains("own.heartbeats: one: ok").contains("own.heartbeats: none: ok");
        assertThat(exit).isZero();
    }

    @Test
    void tellATestThatFails() throws IOException {
        int exit = ids("test", file(RULE.replace("fires: true", "fires: false")));

        assertThat(out.toString()).contains("own.heartbeats: one: FAILED: it fired");
        assertThat(exit).isEqualTo(1);
    }

    @Test
    void coverEveryClassThatACaptureCanShow() {
        int exit = ids("coverage");

        assertThat(out.toString().lines())
                .hasSize(60)
                .filteredOn(line -> line.endsWith("\t-"))
                .containsExactly("A57\t-", "A59\t-");
        assertThat(exit).isZero();
    }

    @Test
    void areExplainedRuleByRuleInTheDocuments() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "intrusion-detection.md"));

        assertThat(RuleFiles.builtIn().rules())
                .allSatisfy(rule -> assertThat(page).contains("`" + rule.card().id() + "`"));
    }

    private String file(String text) throws IOException {
        return Files.writeString(directory.resolve("own.yaml"), text).toString();
    }

    private int ids(String... arguments) {
        return new CommandLine(new IdsCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}
