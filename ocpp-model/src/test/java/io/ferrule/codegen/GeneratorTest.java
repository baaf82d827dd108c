// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class GeneratorTest {

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
              serial   identifier(9)              "Its number."
              fill?    int(0..100)                "How full."
              cost?    decimal(..9.5)             "What it costs."
              more?    json                       "Anything."
            action Turn from both profile Core "Turns & <moves> it."
              > parts Part[]  "The parts."
              > at    uri     "Where."
            action Rest from csms profile Core "Stops it."
              > mode?  Mode    "How."
              < done   boolean "Whether."
            """;

    private static final String EXTENSIBLE = COMPLETE.replace("enum Mode", "extension customData\nenum Mode");

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

    private String java(String name) throws IOException {
        return Files.readString(folder.resolve("java/example/v16/" + name + ".java"));
    }

    private String schema(String name) throws IOException {
        return Files.readString(folder.resolve("res/example/v16/schema/" + name + ".json"));
    }

    @Test
    void writesJavaThatCompilesWithoutAWarning() throws IOException {
        generate(EXTENSIBLE);

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
                .contains("String serial", "@Nullable Payload more")
                .contains("public Optional<Integer> findCount()")
                .contains("public static Builder builder()")
                .contains("tags=***")
                .contains("See Paper &amp; &lt;Ink&gt;, use case A02.");
        assertThat(java("Part").replaceAll("\\s+[*]?\\s*", " "))
                .contains("At least 0, at most 100.", "1 or more elements, no more than 3 elements");
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
                .contains("\"required\":[\"mode\",\"limit\",\"when\",\"serial\"],\"additionalProperties\":false")
                .contains("\"type\":\"string\",\"identifier\":true,\"maxLength\":9}")
                .contains("\"type\":\"integer\",\"minimum\":0,\"maximum\":100}")
                .contains("\"type\":\"number\",\"maximum\":9.5}", "\"more\":{\"description\":\"Anything.\"}")
                .contains("\"format\":\"date-time\"", "\"format\":\"uri\"");
        assertThat(schema("RestRequest")).contains("\"SoC\"").doesNotContain("required");
    }

    @Test
    void leavesTheObjectsOfAnOpenVersionOpen() throws IOException {
        generate(COMPLETE.replace("version 1.6", "version 1.6 open"));

        assertThat(schema("TurnRequest"))
                .contains("\"unknownMembers\": \"noted\"")
                .doesNotContain("additionalProperties");
        assertThat(folder.resolve("messages/1.6.md"))
                .content()
                .contains("Members that are not listed occur in the field");
    }

    @Test
    void marksTextThatMayBeCut() throws IOException {
        generate(COMPLETE.replace("> at    uri  ", "> at string(9) secret informational"));

        assertThat(schema("TurnRequest").replaceAll("\\s+", ""))
                .contains("\"type\":\"string\",\"maxLength\":9,\"informational\":true");
    }

    @Test
    void marksInTheSchemaWhatIsNoElementInXml() throws IOException {
        generate(
                HEADER
                        + """
                type Reading "A reading."
                  value  string content   "What it is."
                  unit?  string attribute "Of what."
                action Tell from station profile Core "Tells."
                  > readings Reading[] "The readings."
                """);

        String tell = schema("TellRequest").replaceAll("\\s+", "");

        assertThat(tell)
                .contains("\"value\":{\"description\":\"Whatitis.\",\"type\":\"string\",\"xml\":\"content\"}")
                .contains("\"type\":\"string\",\"xml\":\"attribute\"}");
    }

    @Test
    void writesTheReference() throws IOException {
        generate(COMPLETE);

        assertThat(folder.resolve("messages.md"))
                .content()
                .contains("## OCPP 1.6\n\n2 actions, all described in [messages/1.6.md](messages/1.6.md).")
                .contains("| [Turn](messages/1.6.md#turn) | station or CSMS | Turns & &lt;moves> it. |");
        assertThat(folder.resolve("messages/1.6.md"))
                .content()
                .contains("- Core: [Turn](#turn), [Rest](#rest)")
                .contains(
                        "### Part (type)",
                        "### Mode (values)",
                        "| `mode` | [Mode](#mode-values) |  | yes | Its mode. |")
                .contains("| `tags` | ci-string(20)[1..3] |  | no | Names. |", "| `fill` | int(0..100) |")
                .contains("| `count` | int | turns a day | no | How often. |")
                .contains("| `SoC` | It fills. Not in Turn. |")
                .contains("Other values occur in the field");
    }

    @Test
    void givesEveryObjectOfAnExtensibleVersionCustomData() throws IOException {
        generate(EXTENSIBLE);

        String custom = "\"customData\":{\"description\":\"Whatavendoradds.\",\"type\":\"object\",\"properties\":"
                + "{\"vendorId\":{\"type\":\"string\",\"maxLength\":255}},\"required\":[\"vendorId\"]}";
        assertThat(schema("TurnRequest").replaceAll("\\s+", "").split(Pattern.quote(custom), -1))
                .hasSize(3);
        assertThat(schema("TurnResponse").replaceAll("\\s+", "")).contains(custom);
        assertThat(java("TurnResponse"))
                .contains("public record TurnResponse(\n        @Nullable CustomData customData)");
        assertThat(java("Part")).contains("@Nullable CustomData customData) {");
        assertThat(folder.resolve("messages/1.6.md"))
                .content()
                .contains("Every object, requests and responses included, may also carry an object `customData`")
                .contains("Response: nothing, `{}`.")
                .doesNotContain("| `customData`");
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
        assertThat(Names.constantOf(wire)).isEqualTo(constant);
    }

    /** Until Java 22 the launcher of the JDK takes one file, which then has to find and compile the others. */
    @Test
    void startsFromItsSources() throws IOException, ReflectiveOperationException {
        Files.writeString(folder.resolve("in/test.ocpp"), COMPLETE);

        Generate.main(new String[] {
            Path.of("src/codegen/java/io/ferrule/codegen").toAbsolutePath().toString(),
            folder.resolve("generator").toString(),
            folder.resolve("in").toString(),
            folder.resolve("java").toString(),
            folder.resolve("res").toString(),
            folder.resolve("messages.md").toString()
        });

        assertThat(folder.resolve("java/example/v16/V16.java")).exists();
        assertThat(folder.resolve("messages.md")).exists();
    }
}
