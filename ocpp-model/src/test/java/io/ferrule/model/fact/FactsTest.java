// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The same small facts are found in the messages of all versions, each with the place where it stands. */
final class FactsTest {

    private static Stream<Example> examples() {
        return Example.all().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void tellsWhatTheMessageSays(Example example) {
        List<Fact> facts = example.read().all();

        assertThat(Example.written(facts)).isEqualTo(example.facts());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyPointerLeadsSomewhere(Example example) {
        List<Fact> facts = example.read().all();

        assertThat(facts).allSatisfy(fact -> assertThat(example.payload().has(fact.pointer()))
                .as(fact.toString())
                .isTrue());
    }

    @Test
    void anEditAtThePointerChangesJustThat() {
        Payload list = Payload.of("{\"localAuthorizationList\" : [ {\"idTag\":\"A\"}, {\"idTag\":\"B\",\"x\":1} ]}");
        Identifier second = Facts.ofRequest(OcppVersion.V1_6, "SendLocalList", list)
                .identifiers()
                .get(1);

        Payload edited = list.with(second.pointer(), "C");

        assertThat(edited.text())
                .isEqualTo("{\"localAuthorizationList\" : [ {\"idTag\":\"A\"}, {\"idTag\":\"C\",\"x\":1} ]}");
    }

    @Test
    void theConnectorOfAnEvseIsFoundBesideIt() {
        Payload unlock = Payload.of("{\"evseId\":1,\"connectorId\":2}");

        Optional<ConnectorRef> connector =
                Facts.ofRequest(OcppVersion.V2_0_1, "UnlockConnector", unlock).connector();

        assertThat(connector.flatMap(ConnectorRef::connectorPointer)).contains("/connectorId");
        assertThat(connector)
                .hasValueSatisfying(place -> assertThat(place.wholeStation()).isFalse());
    }

    /** OCPP 1.6, 7.28 (CiString); OCPP 2.0.1 part 2 (identifierString). */
    @ParameterizedTest
    @CsvSource({"abc-1,ABC-1,true", "abc,abd,false", "k,\u212A,false", "\u00e4,\u00c4,false"})
    void identifiersCompareWithoutRegardToTheCaseOfAsciiLetters(String one, String other, boolean same) {
        Facts facts = Facts.of(
                OcppVersion.V1_6, Call.of("1", "Authorize", Payload.empty().with("/idTag", one)));

        boolean is = facts.identifiers().get(0).is(other);

        assertThat(is).isEqualTo(same);
    }

    @Test
    void settingsCompareWithoutRegardToCase() {
        Payload change = Payload.of("{\"key\":\"authorizationKEY\",\"value\":\"00\"}");

        List<Setting> settings =
                Facts.ofRequest(OcppVersion.V1_6, "ChangeConfiguration", change).settings();

        assertThat(settings).allMatch(setting -> setting.key().is("AuthorizationKey"));
        assertThat(settings).noneMatch(setting -> setting.key().is("AuthorizationKeys"));
    }

    @Test
    void aLimitOfAThousandDigitsIsSafeToCalculateWith() {
        Payload profile = Payload.of("{\"csChargingProfiles\":{\"chargingSchedule\":{\"chargingRateUnit\":\"A\","
                + "\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":1e999}]}}}");

        List<Limit> limits =
                Facts.ofRequest(OcppVersion.V1_6, "SetChargingProfile", profile).limits();

        assertThat(limits).allSatisfy(limit -> assertThat(
                        limit.value().add(BigDecimal.ONE).toPlainString())
                .hasSizeLessThan(50));
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://user:secret@Files.Example:2121/a/b?c, ftp://files.example:2121",
        "https://files.example, https://files.example",
        "https://[::1]/x, https://[::1]",
        "firmware.bin, ''",
        "file:///etc/passwd, ''",
        "https://a b/, ''",
        "'', ''"
    })
    void anAddressIsShownWithoutWhatMayBeSecret(String text, String shown) {
        Address address = new Address(text, Address.Purpose.FIRMWARE, "/location");

        String origin = address.origin().orElse("");

        assertThat(origin).isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void noFactShowsASecret(Example example) {
        Payload payload = example.payload();
        for (String pointer : secrets(example.read())) {
            payload = payload.with(pointer, "S3CRET");
        }

        List<Fact> facts = example.in(payload).all();

        assertThat(facts.toString()).doesNotContain("S3CRET");
    }

    private static List<String> secrets(Facts facts) {
        Stream<String> values = facts.settings().stream()
                .flatMap(setting -> setting.value().stream().map(Setting.Value::pointer));
        Stream<Fact> others = Stream.concat(facts.identifiers().stream(), facts.addresses().stream());
        return Stream.concat(values, others.map(Fact::pointer)).toList();
    }
}
