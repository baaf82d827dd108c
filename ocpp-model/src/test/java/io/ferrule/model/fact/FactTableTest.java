// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.OcppVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of places agrees with the definitions of the messages, with the examples, and with the description. */
final class FactTableTest {

    private static final Path DESCRIPTION =
            Path.of("src", "main", "java", "io", "ferrule", "model", "fact", "package-info.java");
    private static final Pattern ROW = Pattern.compile(
            "<tr><td>\\{@link \\S+#(\\w+)\\(\\) \\w+}</td>\\s*<td>(.*?)</td>\\s*<td>(.*?)</td></tr>", Pattern.DOTALL);

    private static final Map<String, Set<Kind>> METHODS = Map.of(
            "identifiers", Set.of(Kind.HOLDER, Kind.GROUP, Kind.INFO),
            "authorizations", Set.of(Kind.INFO),
            "connector", Set.of(Kind.CONNECTOR, Kind.EVSE_ID, Kind.EVSE_CONNECTOR, Kind.EVSE),
            "transactions", Set.of(Kind.TRANSACTION),
            "limits", Set.of(Kind.PROFILE, Kind.SCHEDULE),
            "settings", Set.of(Kind.KEY, Kind.KEY_VALUE, Kind.VARIABLE, Kind.EVENT, Kind.REPORT),
            "firmware", Set.of(Kind.FIRMWARE),
            "addresses",
                    Set.of(
                            Kind.FIRMWARE,
                            Kind.MESSAGE,
                            Kind.DIAGNOSTICS,
                            Kind.LOG,
                            Kind.PUBLISHED_FIRMWARE,
                            Kind.CSMS,
                            Kind.VPN,
                            Kind.OCSP));

    /** The only place that no definition has: how some stations spell the list of 1.5 on JSON. */
    private static boolean isSpellingOfTheField(FactTable.Message message, FactTable.Row row) {
        return message.version() == OcppVersion.V1_5 && row.path().contains("localAuthorizationList");
    }

    private static Stream<FactTable.Message> messages() {
        return Stream.of(OcppVersion.values())
                .flatMap(version -> ActionCatalogue.actions(version).stream())
                .flatMap(action -> Stream.of(true, false)
                        .map(request -> new FactTable.Message(action.version(), action.name(), request)));
    }

    private static Places places(FactTable.Message message) {
        Action<?, ?> action =
                ActionCatalogue.find(message.version(), message.action()).orElseThrow();
        return Places.of(message.request() ? action.requestType() : action.responseType());
    }

    @ParameterizedTest
    @MethodSource("messages")
    void everyPlaceIsDefined(FactTable.Message message) {
        Set<String> defined = places(message).all();

        Stream<String> looked = FactTable.rows(message).stream()
                .filter(row -> !isSpellingOfTheField(message, row))
                .map(FactTable.Row::path)
                .map(path -> String.join("/", path));

        assertThat(looked).allMatch(path -> path.isEmpty() || defined.contains(path));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void noPlaceThatIsCalledLikeAFactIsForgotten(FactTable.Message message) {
        Set<String> telling = places(message).telling();

        Set<String> looked = FactTable.rows(message).stream()
                .flatMap(FactTableTest::covered)
                .map(path -> path.endsWith("/*") ? path.substring(0, path.length() - 2) : path)
                .collect(Collectors.toSet());

        assertThat(looked).containsAll(telling);
    }

    /** The members that a row looks at, as far as their names alone tell that they are facts. */
    private static Stream<String> covered(FactTable.Row row) {
        String path = String.join("/", row.path());
        String inside = path.isEmpty() ? "" : path + "/";
        return switch (row.kind()) {
            case CONNECTOR -> Stream.of(inside + "connectorId");
            case EVSE_ID -> Stream.of(inside + "evseId");
            case EVSE_CONNECTOR -> Stream.of(inside + "evseId", inside + "connectorId");
            case EVSE -> Stream.of(path, inside + "connectorId");
            case PROFILE -> Stream.of(inside + "chargingSchedule");
            case MESSAGE -> Stream.of(inside + "content");
            case INFO ->
                Stream.of(path, inside + "parentIdTag", inside + "groupIdToken", inside + "groupIdToken/idToken");
            case HOLDER, GROUP -> Stream.of(path, inside + "idToken");
            case FIRMWARE -> Stream.of(inside + "location");
            case VARIABLE, EVENT, REPORT -> Stream.of(inside + "component/evse", inside + "component/evse/connectorId");
            default -> Stream.of(path);
        };
    }

    @Test
    void everyPlaceHasAnExample() {
        List<Example> examples = Example.all();

        List<FactTable.Row> without = FactTable.rows().stream()
                .filter(row -> !row.versions().stream()
                        .allMatch(version -> examples.stream().anyMatch(example -> shows(example, row, version))))
                .toList();

        assertThat(without).isEmpty();
    }

    private static boolean shows(Example example, FactTable.Row row, OcppVersion version) {
        Pattern place = Pattern.compile(row.path().stream()
                        .map(step -> step.equals(Spot.EACH) ? "/\\d+" : "/" + step)
                        .collect(Collectors.joining())
                + "(/.*)?");
        return example.message().equals(row.in(version))
                && example.read().all().stream()
                        .anyMatch(fact -> place.matcher(fact.pointer()).matches());
    }

    @Test
    void theDescriptionListsEveryMessage() throws IOException {
        Map<String, List<Set<String>>> shown = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(DESCRIPTION).replaceAll("\\n \\*", "\n"));
        while (rows.find()) {
            shown.put(rows.group(1), List.of(names(rows.group(2)), names(rows.group(3))));
        }

        Map<String, List<Set<String>>> table = new TreeMap<>();
        METHODS.forEach((method, kinds) -> table.put(method, List.of(names(kinds, false), names(kinds, true))));

        assertThat(shown).isEqualTo(table);
    }

    private static Set<String> names(String cell) {
        return Arrays.stream(cell.strip().split(",\\s+", -1)).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Set<Kind> kinds, boolean second) {
        String suffix = second ? "Response" : ".conf";
        return FactTable.rows().stream()
                .filter(row -> kinds.contains(row.kind()))
                .filter(row -> row.versions().contains(OcppVersion.V2_0_1) == second)
                .map(row -> row.action() + (row.request() ? "" : suffix))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
