// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ferrule.codegen.Generate.DefinitionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GenerateTest {

    private static final String HEADER =
            """
            version 1.6
            package example.v16
            source "Paper & <Ink>"
            """;

    /** Everything that the language has. */
    private static final String COMPLETE = HEADER
            + """

            # a comment
            enum Mode "How." §1.2
              on         "It runs."
              off        "It rests."
              SoC as SOC "It fills." except Turn
            enum Unit open "A unit."
              W   "Watts."
              kVA "Kilovolt amperes."
            type Part "A part of
            """
                    .stripTrailing()
            + " \"\n      \"something.\"\n"
            + """
              mode     Mode                       "Its mode."
              unit?    Unit                       "Its unit."
              count?   int          in "turns a day" "How often."
              limit    decimal(0.1) in A          "Most current." §A02
              tags?    ci-string(20)[1..3] secret "Names."
              when     dateTime                   "Since when."
            action Turn from both profile Core "Turns & <moves> it."
              > parts Part[]  "The parts."
              > at    uri     "Where."
            action Rest from csms profile Core "Stops it."
              > mode?  Mode    "How."
              < done   boolean "Whether."
            """;

    private Path folder;

    @BeforeEach
    void makeFolder(@TempDir Path made) throws IOException {
        folder = made;
        Files.createDirectory(folder.resolve("in"));
    }

    private void generate(String definition) throws IOException {
        Files.writeString(folder.resolve("in/test.ocpp"), definition);
        Generate.run(
                folder.resolve("in"), folder.resolve("java"), folder.resolve("res"), folder.resolve("messages.md"));
    }

    private String java(String name) throws IOException {
        return Files.readString(folder.resolve("java/example/v16/" + name + ".java"));
    }

    private String schema(String name) throws IOException {
        return Files.readString(folder.resolve("res/example/v16/schema/" + name + ".json"));
    }

    @Test
    void writesJavaThatCompilesWithoutAWarning() throws IOException {
        generate(COMPLETE);

        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of(
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-Xdoclint:all,-missing",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.resolve("classes").toString());
        try (Stream<Path> files = Files.list(folder.resolve("java/example/v16"))) {
            String[] all =
                    Stream.concat(arguments.stream(), files.map(Path::toString)).toArray(String[]::new);
            ByteArrayOutputStream complaints = new ByteArrayOutputStream();
            compiler.run(null, null, complaints, all);
            assertThat(complaints.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void writesRecordsEnumsAndConstants() throws IOException {
        generate(COMPLETE);

        assertThat(java("Part"))
                .contains("@Nullable Unit unit", "@OmitEmpty List<String> tags", "BigDecimal limit", "Timestamp when")
                .contains("public Optional<Integer> findCount()")
                .contains("public static Builder builder()")
                .contains("tags=***")
                .contains("See Paper &amp; &lt;Ink&gt;, use case A02.");
        assertThat(java("Mode")).contains("SOC(\"SoC\"),", "UNRECOGNIZED(\"\");");
        assertThat(java("Unit")).contains("KVA(\"kVA\"),");
        assertThat(java("V16")).contains("Set.of(Side.STATION, Side.CSMS)", "> REST =");
        assertThat(java("TurnResponse")).contains("public record TurnResponse() {");
    }

    @Test
    void writesSchemasWithNestedTypesAndTheValuesOfEachAction() throws IOException {
        generate(COMPLETE);

        String turn = schema("TurnRequest").replaceAll("\\s+", "");

        assertThat(turn)
                .contains("\"mode\":{\"description\":\"Itsmode.\",\"type\":\"string\",\"enum\":[\"on\",\"off\"]}")
                .contains("\"knownValues\":[\"W\",\"kVA\"]")
                .contains("\"type\":\"number\",\"multipleOf\":0.1")
                .contains(
                        "\"type\":\"array\",\"items\":{\"type\":\"string\",\"maxLength\":20},\"minItems\":1,\"maxItems\":3")
                .contains("\"required\":[\"mode\",\"limit\",\"when\"],\"additionalProperties\":false")
                .contains("\"format\":\"date-time\"", "\"format\":\"uri\"");
        assertThat(schema("RestRequest")).contains("\"SoC\"").doesNotContain("required");
    }

    @Test
    void writesTheReference() throws IOException {
        generate(COMPLETE);

        assertThat(folder.resolve("messages.md"))
                .content()
                .contains("| [Turn](#turn-16) | station or CSMS | Core | Turns & &lt;moves> it. |")
                .contains("| `tags` | ci-string(20)[1..3] |  | no | Names. |")
                .contains("| `count` | int | turns a day | no | How often. |")
                .contains("| `SoC` | It fills. Not in Turn. |")
                .contains("Other values occur in the field");
    }

    @Test
    void leavesUnchangedFilesAloneAndRemovesWhatIsNoLongerDefined() throws IOException {
        generate(COMPLETE);
        Path turn = folder.resolve("java/example/v16/TurnRequest.java");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(turn, longAgo);

        generate(COMPLETE.replace("action Rest", "action Pause"));

        assertThat(Files.getLastModifiedTime(turn)).isEqualTo(longAgo);
        assertThat(folder.resolve("java/example/v16/RestRequest.java")).doesNotExist();
        assertThat(folder.resolve("res/example/v16/schema/RestRequest.json")).doesNotExist();
        assertThat(folder.resolve("java/example/v16/PauseRequest.java")).exists();
    }

    static Stream<Arguments> constants() {
        return Stream.of(
                Arguments.of("Accepted", "ACCEPTED"),
                Arguments.of("BootNotification", "BOOT_NOTIFICATION"),
                Arguments.of("SuspendedEVSE", "SUSPENDED_EVSE"),
                Arguments.of("EVCommunicationError", "EV_COMMUNICATION_ERROR"),
                Arguments.of("GetInstalledCertificateIds", "GET_INSTALLED_CERTIFICATE_IDS"),
                Arguments.of("Energy.Active.Import.Register", "ENERGY_ACTIVE_IMPORT_REGISTER"),
                Arguments.of("L1-N", "L1_N"),
                Arguments.of("kWh", "KWH"),
                Arguments.of("SHA256", "SHA256"));
    }

    @ParameterizedTest
    @MethodSource("constants")
    void makesConstantsThatReadWell(String wire, String constant) {
        assertThat(Generate.constantOf(wire)).isEqualTo(constant);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("enum A \"x.\"", "4: A has no values"),
                mistake("colour red", "4: expected version, package, source, enum, type or action, found \"colour\""),
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
                        "5: expected \">\" for the request or \"<\" for the response, found \"=\""),
                mistake(field("a"), "5: expected the type of \"a\", but the line ends"),
                mistake(field("a \"x.\""), "5: expected the type of \"a\", found the phrase \"x.\""),
                mistake(field("a strng \"x.\""), "5: unknown type \"strng\"; did you mean string?"),
                mistake(field("a int(5) \"x.\""), "5: int takes nothing in parentheses"),
                mistake(field("a string(x) \"x.\""), "5: expected a positive number in parentheses, found \"x\""),
                mistake(field("a string(-1) \"x.\""), "5: expected a positive number in parentheses, found \"-1\""),
                mistake(field("a int[x] \"x.\""), "5: expected [], [1..], [..20] or [1..20], found \"[x]\""),
                mistake(field("a int( \"x.\""), "5: \"int(\" is no type, such as string(20) or MeterValue[]"),
                mistake(field("a-b int \"x.\""), "5: \"a-b\" is no name for a field"),
                mistake(field("class int \"x.\""), "5: Java does not allow a record component with the name class"),
                mistake(field("wait int \"x.\""), "5: Java does not allow a record component with the name wait"),
                mistake(field("a int \"x.\"\n  > a int \"x.\""), "6: field a is there twice"),
                mistake("type A \"x.\"\n  a A \"x.\"", "4: A contains itself"),
                mistake("type A \"x.\"\n  a int \"x.\"", "4: A is defined but never used"),
                mistake("type A \"x.\"\ntype A \"x.\"", "5: A is defined twice"),
                mistake(
                        field("a int \"x.\"") + "\naction A from csms profile C \"x.\"",
                        "6: action A is defined twice"),
                mistake(
                        "type ARequest \"x.\"\n" + field("a ARequest \"x.\""),
                        "5: ARequest is needed for this action but taken by an enum or a type"));
    }

    private static String field(String field) {
        return "action A from csms profile C \"x.\"\n  > " + field;
    }

    private static Arguments mistake(String lines, String message) {
        return Arguments.of(lines, "test.ocpp:" + message);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
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
    void keepsAVersionInOnePackage() throws IOException {
        Files.writeString(
                folder.resolve("in/a.ocpp"), HEADER.replace("v16", "other") + "action A from csms profile C \"x.\"\n");

        assertThatThrownBy(() -> generate(HEADER + "action B from csms profile C \"x.\"\n"))
                .isInstanceOf(DefinitionException.class)
                .hasMessage("test.ocpp:4: version 1.6 is in package example.other already");
    }

    /** The page is committed, because it is there to be read without a build. */
    @Test
    void agreesWithTheCommittedReference() throws IOException {
        Path module = Path.of("").toAbsolutePath();
        Path generated = module.resolve("target/messages.md");
        Path committed = module.resolveSibling("docs").resolve("messages.md");

        assertThat(committed)
                .as(String.format(Locale.ROOT, "the definitions have changed; copy %s to %s", generated, committed))
                .hasSameTextualContentAs(generated);
    }
}
