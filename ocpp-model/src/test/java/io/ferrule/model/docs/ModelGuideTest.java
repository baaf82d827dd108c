// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.Action;
import io.ferrule.model.ActionCatalogue;
import io.ferrule.model.Call;
import io.ferrule.model.Finding;
import io.ferrule.model.Frame;
import io.ferrule.model.FrameLimits;
import io.ferrule.model.FrameReader;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.Timestamp;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.Identifier;
import io.ferrule.model.fact.Limit;
import io.ferrule.model.v16.StartTransactionRequest;
import io.ferrule.model.v16.V16;
import io.ferrule.model.validation.FrameCheck;
import io.ferrule.model.validation.Mend;
import io.ferrule.model.validation.Repair;
import io.ferrule.model.validation.Repaired;
import io.ferrule.model.validation.SchemaCheck;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The Java of docs/model.md and of the package descriptions: compiled here, run, and compared with those texts. */
final class ModelGuideTest {

    private static final Path MAIN = Path.of("src", "main", "java", "io", "ferrule", "model");
    private static final Path TEST = Path.of("src", "test", "java", "io", "ferrule", "model");

    // snippet: read
    static Optional<Instant> startOf(String text) {
        Reading reading = new FrameReader(FrameLimits.defaults()).read(text, OcppVersion.V1_6);
        if (reading instanceof Reading.Read read
                && read.frame() instanceof Call call
                && call.action().equals(V16.START_TRANSACTION.name())) {
            StartTransactionRequest start = call.payload().as(StartTransactionRequest.class);
            return start.timestamp().findInstant();
        }
        return Optional.empty();
    }
    // end

    // snippet: create
    static Call start(String id, Instant now) {
        StartTransactionRequest request = StartTransactionRequest.builder()
                .connectorId(1)
                .idTag("04A2B6")
                .meterStart(1200)
                .timestamp(Timestamp.of(now))
                .build();
        return Call.of(id, V16.START_TRANSACTION, request);
    }
    // end

    // snippet: edit
    static Call withoutVendorMember(Call call) {
        Payload payload = call.payload().with("/connectorId", 2).without("/vendorExtra");
        return call.withPayload(payload);
    }
    // end

    // snippet: validate
    static List<Finding> findings(Frame frame, Optional<String> actionThatItAnswers) {
        FrameCheck check = new FrameCheck(new SchemaCheck()); // keep one: it keeps the compiled schemas
        return check.check(OcppVersion.V1_6, Side.STATION, frame, actionThatItAnswers)
                .findings();
    }
    // end

    // snippet: repair
    static Frame mended(Frame frame, ZoneId zoneOfTheStation) {
        Repair repair =
                new Repair(new FrameCheck(new SchemaCheck()), EnumSet.allOf(Mend.class), Optional.of(zoneOfTheStation));
        Repaired repaired = repair.mend(OcppVersion.V1_6, Side.STATION, frame, Optional.empty());
        return repaired.frame(); // and repaired.changes() says what was changed, from what, and why
    }
    // end

    // snippet: catalogue
    static String describe(OcppVersion version, String name) {
        return ActionCatalogue.find(version, name)
                .map(Action::initiators)
                .map(initiators -> name + " comes from " + initiators)
                .orElse(name + " is no action of OCPP " + version.number());
    }
    // end

    // snippet: rename
    static Call renamed(OcppVersion version, Call call, String stationTag, String csmsTag) {
        Payload payload = call.payload();
        for (Identifier identifier : Facts.of(version, call).identifiers()) {
            if (identifier.is(stationTag)) {
                payload = payload.with(identifier.pointer(), csmsTag);
            }
        }
        return call.withPayload(payload);
    }
    // end

    // snippet: fuse
    static boolean exceeds(OcppVersion version, Call call, BigDecimal amperes) {
        return Facts.of(version, call).limits().stream()
                .anyMatch(limit -> !limit.unit().equals(Optional.of(Limit.Unit.A))
                        || limit.value().compareTo(amperes) > 0);
    }
    // end

    private static Frame frame(String text) {
        return ((Reading.Read) new FrameReader(FrameLimits.defaults()).read(text)).frame();
    }

    @Test
    void whatIsCreatedIsReadAgain() {
        Instant now = Instant.parse("2026-11-22T06:00:00.123Z");

        String text = start("7", now).text();

        assertThat(startOf(text)).contains(now);
        assertThat(startOf("[2,\"7\",\"Heartbeat\",{}]")).isEmpty();
    }

    @Test
    void anEditKeepsWhatItDoesNotKnow() {
        Call call = (Call) frame("[2, \"7\", \"StartTransaction\", {\"vendorExtra\":1, \"connectorId\" :1,\"x\":[ ]}]");

        Call edited = withoutVendorMember(call);

        assertThat(edited.text()).isEqualTo("[2, \"7\", \"StartTransaction\", {\"connectorId\" :2,\"x\":[ ]}]");
    }

    @Test
    void aCheckSaysWhatIsWrong() {
        List<Finding> findings = findings(frame("[2,\"7\",\"Authorize\",{\"idTag\":17}]"), Optional.empty());

        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.pointer())
                .isEqualTo("/idTag"));
    }

    @Test
    void aRepairAddsTheZoneOfTheStation() {
        Frame frame = frame("[2,\"7\",\"StatusNotification\",{\"connectorId\":1,\"errorCode\":\"NoError\","
                + "\"status\":\"Available\",\"timestamp\":\"2026-11-22T06:00:00\"}]");

        Frame mended = mended(frame, ZoneId.of("Europe/Berlin"));

        assertThat(mended.text()).contains("2026-11-22T06:00:00+01:00");
    }

    @Test
    void theCatalogueKnowsWhoSendsWhat() {
        String known = describe(OcppVersion.V1_6, "Reset");
        String unknown = describe(OcppVersion.V1_6, "reset");

        assertThat(known).isEqualTo("Reset comes from [CSMS]");
        assertThat(unknown).isEqualTo("reset is no action of OCPP 1.6");
    }

    @Test
    void aTagIsRenamedInEveryVersion() {
        Call call = (Call) frame("[2,\"7\",\"Authorize\",{\"idToken\":{\"idToken\":\"ab\",\"type\":\"Central\"}}]");

        Call renamed = renamed(OcppVersion.V2_0_1, call, "AB", "NL-1");

        assertThat(renamed.payload().string("/idToken/idToken")).contains("NL-1");
    }

    @Test
    void aLimitAboveTheFuseIsFound() {
        Call call = (Call) frame("[2,\"7\",\"SetChargingProfile\",{\"csChargingProfiles\":{\"chargingSchedule\":"
                + "{\"chargingRateUnit\":\"A\",\"chargingSchedulePeriod\":[{\"startPeriod\":0,\"limit\":32}]}}}]");

        boolean below = exceeds(OcppVersion.V1_6, call, new BigDecimal(32));
        boolean above = exceeds(OcppVersion.V1_6, call, new BigDecimal(31));

        assertThat(below).isFalse();
        assertThat(above).isTrue();
    }

    @Test
    void thePageShowsExactlyTheJavaOfThisClass() throws IOException {
        var page = Snippets.ofMarkdown(Path.of("..", "docs", "model.md"));

        var code = Snippets.ofJava(TEST.resolve("docs/ModelGuideTest.java"));

        assertThat(page).isEqualTo(code);
    }

    @Test
    void thePackageDescriptionsShowExactlyTheJavaOfThisClass() throws IOException {
        var shown = new TreeMap<String, String>();
        shown.putAll(Snippets.ofJavadoc(MAIN.resolve("package-info.java")));
        shown.putAll(Snippets.ofJavadoc(MAIN.resolve("fact/package-info.java")));

        var code = Snippets.ofJava(TEST.resolve("docs/ModelGuideTest.java"));

        assertThat(shown).isEqualTo(code);
    }
}
