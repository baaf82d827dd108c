// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A wrong definition fails the build with the file, the line and what was expected there. */
final class DefinitionMistakesTest {

    private static final String HEADER =
            """
            version 1.6
            package example.v16
            source "Paper & <Ink>"
            """;

    private Path folder;

    @BeforeEach
    void makeFolder(@TempDir Path made) throws IOException {
        folder = made;
        Files.createDirectory(folder.resolve("in"));
    }

    private void generate(String definition) throws IOException {
        Files.writeString(folder.resolve("in/test.ocpp"), definition);
        Generator.run(
                folder.resolve("in"), folder.resolve("java"), folder.resolve("res"), folder.resolve("messages.md"));
    }

    static Stream<Arguments> mistakesInEnumsAndActions() {
        return Stream.of(
                mistake("enum A \"x.\"", "4: A has no values"),
                mistake("extension vendorData", "4: expected customData after \"extension\", found \"vendorData\""),
                mistake("extension customData\nextension customData", "5: there is a second line \"extension\""),
                mistake(
                        "enum A \"x.\"\n  a \"x.\"\nextension customData",
                        "6: the line \"extension\" belongs above the first definition"),
                mistake(
                        "colour red",
                        "4: expected version, package, source, extension, enum, type or action, found \"colour\""),
                mistake("  indented \"x.\"", "4: an indented line needs an enum, a type or an action above it"),
                mistake("version 1.5", "4: there is a second line \"version\""),
                mistake(
                        "enum a \"x.\"",
                        "4: expected the name of the enum, letters and digits with a capital first, found \"a\""),
                mistake("enum A \"x.\"\n  1 \"One.\"", "5: \"1\" is no name for a constant; say 1 as NAME"),
                mistake("enum A \"x.\"\n  a \"x.\"\n  A \"x.\"", "6: A has the constant A already"),
                mistake("enum A \"x.\"\n  a", "5: expected a phrase in quotes, but the line ends"),
                mistake("enum A \"x.\"\n  a \"x\"", "5: a phrase ends with a full stop"),
                mistake("enum A \"x.\"\n  a \"x.\" more", "5: expected the end of the line, found \"more\""),
                mistake(
                        "enum A \"x.\"\n  a \"x.\" except Rset\naction Reset from csms profile C \"x.\"\n  > a A \"x.\"",
                        "5: unknown action \"Rset\"; did you mean Reset?"),
                mistake("enum A \"x", "4: a phrase lacks its closing quote"),
                mistake("action A profile C \"x.\"", "4: expected \"from\" and then station, csms or both"),
                mistake(
                        "action A from car profile C \"x.\"",
                        "4: expected station, csms or both after \"from\", found \"car\""),
                mistake(
                        "action A from csms profile C \"x.\"\n  = a int \"x.\"",
                        "5: expected \">\" for the request or \"<\" for the response, found \"=\""));
    }

    static Stream<Arguments> mistakesInFieldsAndTypes() {
        return Stream.of(
                mistake(field("a"), "5: expected the type of \"a\", but the line ends"),
                mistake(field("a \"x.\""), "5: expected the type of \"a\", found the phrase \"x.\""),
                mistake(field("a strng \"x.\""), "5: unknown type \"strng\"; did you mean string?"),
                mistake(field("a boolean(5) \"x.\""), "5: boolean takes nothing in parentheses"),
                mistake(field("a json(5) \"x.\""), "5: json takes nothing in parentheses"),
                mistake(field("a string(x) \"x.\""), "5: expected a positive number in parentheses, found \"x\""),
                mistake(field("a string(-1) \"x.\""), "5: expected a positive number in parentheses, found \"-1\""),
                mistake(field("a string(1.5) \"x.\""), "5: expected a positive number in parentheses, found \"1.5\""),
                mistake(field("a identifier(0) \"x.\""), "5: expected a positive number in parentheses, found \"0\""),
                mistake(field("a int[3..2] \"x.\""), "5: no array has a size of \"[3..2]\""),
                mistake(
                        field("a int[99999999999..] \"x.\""),
                        "5: expected [], [1..], [..20] or [1..20], found \"[99999999999..]\""),
                mistake(field("a int[x] \"x.\""), "5: expected [], [1..], [..20] or [1..20], found \"[x]\""),
                mistake(field("a int( \"x.\""), "5: \"int(\" is no type, such as string(20) or MeterValue[]"),
                mistake(field("a int informational \"x.\""), "5: only one text of bounded length can be informational"),
                mistake(
                        field("a string(5)[] informational \"x.\""),
                        "5: only one text of bounded length can be informational"),
                mistake(field("a-b int \"x.\""), "5: \"a-b\" is no name for a field"),
                mistake(field("class int \"x.\""), "5: Java does not allow a record component with the name class"),
                mistake(field("wait int \"x.\""), "5: Java does not allow a record component with the name wait"),
                mistake(field("a int \"x.\"\n  > a int \"x.\""), "6: field a is there twice"),
                mistake("type A \"x.\"\n  a A \"x.\"", "4: A contains itself"),
                mistake("type A \"x.\"\n  a int \"x.\"", "4: A is defined but never used"),
                mistake(
                        "type Payload \"x.\"\n  a int \"x.\"",
                        "4: Payload is the name of a class that the generated Java uses"),
                mistake(field("a CustomData \"x.\""), "5: unknown type \"CustomData\""),
                mistake(
                        "extension customData\n" + field("customData int \"x.\""),
                        "6: every object has customData already, by the line \"extension\""),
                mistake("type A \"x.\"\ntype A \"x.\"", "5: A is defined twice"),
                mistake(
                        field("a int \"x.\"") + "\naction A from csms profile C \"x.\"",
                        "6: action A is defined twice"),
                mistake(
                        "type ARequest \"x.\"\n" + field("a ARequest \"x.\""),
                        "5: ARequest is needed for this action but taken by an enum or a type"));
    }

    static Stream<Arguments> mistakesInRanges() {
        String range = "5: expected a range such as 0..100, 0.. or ..100 in parentheses, found ";
        return Stream.of(
                mistake(field("a int(5) \"x.\""), range + "\"5\""),
                mistake(field("a int(..) \"x.\""), range + "\"..\""),
                mistake(field("a int(a..b) \"x.\""), range + "\"a..b\""),
                mistake(field("a decimal(0...1) \"x.\""), range + "\"0...1\""),
                mistake(field("a int(100..0) \"x.\""), "5: no number is in the range \"100..0\""),
                mistake(
                        field("a int(0.5..) \"x.\""),
                        "5: expected whole numbers as ends of the range, found \"0.5..\""),
                mistake(
                        field("a decimal(0) \"x.\""),
                        "5: expected a positive number or a range such as 0..100 in parentheses, found \"0\""));
    }

    private static String field(String field) {
        return "action A from csms profile C \"x.\"\n  > " + field;
    }

    private static Arguments mistake(String lines, String message) {
        return Arguments.of(lines, "test.ocpp:" + message);
    }

    @ParameterizedTest
    @MethodSource({"mistakesInEnumsAndActions", "mistakesInFieldsAndTypes", "mistakesInRanges"})
    void saysWhereADefinitionIsWrongAndWhatWasExpected(String lines, String message) {
        assertThatThrownBy(() -> generate(HEADER + lines + "\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage(message);
    }

    @Test
    void wantsTheHeaderFirst() {
        assertThatThrownBy(() -> generate("version 1.6\nenum A \"x.\"\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("test.ocpp:2: the file lacks a line \"package\" above this one");
    }

    @Test
    void wantsTheExtensionInAllFilesOfAVersionOrInNone() throws IOException {
        Files.writeString(
                folder.resolve("in/a.ocpp"), HEADER + "extension customData\naction A from csms profile C \"x.\"\n");

        assertThatThrownBy(() -> generate(HEADER + "action B from csms profile C \"x.\"\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("test.ocpp:4: the line \"extension\" must stand in all files of version 1.6 or in none");
    }

    @Test
    void keepsAVersionInOnePackage() throws IOException {
        Files.writeString(
                folder.resolve("in/a.ocpp"), HEADER.replace("v16", "other") + "action A from csms profile C \"x.\"\n");

        assertThatThrownBy(() -> generate(HEADER + "action B from csms profile C \"x.\"\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("test.ocpp:4: version 1.6 is in package example.other already");
    }

    @Test
    void leavesAVersionOpenInAllFilesOrInNone() throws IOException {
        Files.writeString(
                folder.resolve("in/a.ocpp"),
                HEADER.replace("1.6", "1.6 open") + "action A from csms profile C \"x.\"\n");

        assertThatThrownBy(() -> generate(HEADER + "action B from csms profile C \"x.\"\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("test.ocpp:4: version 1.6 is open in all its files or in none");
    }
}
