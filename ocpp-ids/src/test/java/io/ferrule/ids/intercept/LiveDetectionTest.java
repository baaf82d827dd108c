// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.ids.event.SiteContext;
import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.intercept.Measure.Kind;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleFiles;
import io.ferrule.model.CallResult;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.Side;
import io.ferrule.model.StationId;
import io.ferrule.proxy.guard.Origin;
import io.ferrule.proxy.guard.Ruling;
import io.ferrule.proxy.guard.Traffic;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The engine behind the guard of a proxy. */
@Timeout(120)
class LiveDetectionTest {

    private static final String FIRMWARE = "[2,\"f%d\",\"UpdateFirmware\",{\"location\":\"file:///etc/passwd\","
            + "\"retrieveDate\":\"2026-06-01T00:00:00Z\"}]";
    private static final String METER = "[2,\"m\",\"MeterValues\",{\"connectorId\":1,\"meterValue\":[]}]";

    private final BlockingQueue<Evidence> found = new LinkedBlockingQueue<>();
    private Reaction mode = Reaction.BLOCK;
    private final LiveDetection detection = LiveDetection.begin(
            RuleFiles.builtIn(),
            SiteContext.unknown(),
            Map.of(),
            new LiveSettings(Clock.systemUTC(), station -> Optional.of(mode), MeasureSettings::defaults, found::add));

    @AfterEach
    void close() {
        detection.close();
    }

    @Test
    void keepsAnAttackFromPassingAndTellsWithoutItsSecrets() throws InterruptedException {
        Ruling ruling = detection.onText(csms("CP1"), FIRMWARE.formatted(1));

        assertThat(ruling).isInstanceOf(Ruling.Refuse.class);
        Evidence evidence = next();
        assertThat(evidence.done()).contains("the frame did not pass");
        assertThat(evidence.frame().orElseThrow()).contains("UpdateFirmware").doesNotContain("passwd");
    }

    @Test
    void letsEverythingPassWhereItOnlyTells() throws InterruptedException {
        mode = Reaction.ALERT;

        Ruling ruling = detection.onText(csms("CP1"), FIRMWARE.formatted(1));

        assertThat(ruling).isEqualTo(Ruling.pass());
        assertThat(next().alert().station()).isEqualTo("CP1");
        assertThat(detection.measures()).isEmpty();
    }

    @Test
    void refusesCommandsInAQuarantineInTheWordsOfTheirActions() {
        detection.quarantine("CP1", Duration.ofMinutes(1));

        Ruling stop = detection.onText(csms("CP1"), "[2,\"r\",\"RemoteStopTransaction\",{\"transactionId\":1}]");
        Ruling unlock = detection.onText(csms("CP1"), "[2,\"u\",\"UnlockConnector\",{\"connectorId\":1}]");
        Ruling firmware = detection.onText(csms("CP1"), FIRMWARE.formatted(1));

        assertThat(stop).isEqualTo(answer("Rejected"));
        assertThat(unlock).isEqualTo(answer("UnlockFailed"));
        assertThat(firmware).isInstanceOf(Ruling.Refuse.class);
    }

    @Test
    void neverHoldsUpMessagesAboutTransactionsNorQuestionsInAQuarantine() {
        detection.quarantine("CP1", Duration.ofMinutes(1));

        Ruling meter = detection.onText(station("CP1"), METER);
        Ruling question = detection.onText(csms("CP1"), "[2,\"g\",\"GetConfiguration\",{}]");

        assertThat(meter).isEqualTo(Ruling.pass());
        assertThat(question).isEqualTo(Ruling.pass());
    }

    @Test
    void quarantinesOneStationAndNoOther() {
        for (int i = 0; i < 3; i++) {
            detection.onText(csms("CP1"), FIRMWARE.formatted(i));
        }

        Ruling other = detection.onText(csms("CP2"), "[2,\"r\",\"Reset\",{\"type\":\"Soft\"}]");

        assertThat(detection.measures())
                .singleElement()
                .satisfies(measure -> assertThat(measure.kind()).isEqualTo(Kind.QUARANTINE))
                .satisfies(measure -> assertThat(measure.subject()).isEqualTo("CP1"));
        assertThat(other).isEqualTo(Ruling.pass());
    }

    @Test
    void endsAQuarantineBeforeItsTime() {
        detection.quarantine("CP1", Duration.ofMinutes(1));

        boolean ended = detection.release(Kind.QUARANTINE, "CP1");

        assertThat(ended).isTrue();
        assertThat(detection.onText(csms("CP1"), "[2,\"r\",\"Reset\",{\"type\":\"Soft\"}]"))
                .isEqualTo(Ruling.pass());
    }

    @Test
    void findsAFloodOfPingsAndKeepsNoAddressOfThisMachineOut() throws InterruptedException {
        Origin origin = new Origin(
                new StationId("CP1"),
                OcppVersion.V1_6,
                Side.STATION,
                "c1",
                Optional.of(InetAddress.getLoopbackAddress()));
        detection.onOpened(origin);

        detection.onTraffic(origin, new Traffic(500, 0, 0, 4_000, 0));

        assertThat(next().alert().rule().id()).isEqualTo("ferrule.ping-flood");
        assertThat(detection.measures()).isEmpty();
    }

    @Test
    void keepsOutTheAddressOfAFloodForAWhile() throws InterruptedException {
        detection.onOpened(station("CP1"));

        detection.onTraffic(station("CP1"), new Traffic(500, 0, 0, 4_000, 0));

        assertThat(next().done()).singleElement().asString().startsWith("nobody new is let in from 192.0.2.7 until ");
    }

    @Test
    void showsTheEngineTheReplyThatTheCallerGets() {
        detection.onText(csms("CP1"), "[2,\"g\",\"GetConfiguration\",{}]");

        Ruling ruling = detection.onReply(
                station("CP1"), CallResult.of("g", Payload.of("{\"configurationKey\":[],\"unknownKey\":[]}")));

        assertThat(ruling).isEqualTo(Ruling.pass());
        assertThat(found).isEmpty();
    }

    @Test
    void tellsOfARareAttackInAFloodOfAnotherKind() {
        String deep = "[2,\"d\",\"Authorize\",{\"idTag\":" + "[".repeat(60) + "]".repeat(60) + "}]";
        for (int i = 0; i < 1_000; i++) {
            detection.onText(station("FLOOD" + i), deep);
        }

        detection.onText(csms("CP1"), FIRMWARE.formatted(1));

        assertThat(detection.heldBack()).isPositive();
        assertThat(found)
                .anySatisfy(evidence -> assertThat(evidence.alert().station()).isEqualTo("CP1"));
    }

    private Evidence next() throws InterruptedException {
        Evidence evidence = found.poll(60, TimeUnit.SECONDS);
        assertThat(evidence).as("evidence within a minute").isNotNull();
        return evidence;
    }

    private static Ruling answer(String status) {
        return new Ruling.Answer(Payload.of("{\"status\":\"" + status + "\"}"), "the station is in quarantine");
    }

    private static Origin csms(String station) {
        return origin(station, Side.CSMS, "192.0.2.250");
    }

    private static Origin station(String station) {
        return origin(station, Side.STATION, "192.0.2.7");
    }

    private static Origin origin(String station, Side from, String address) {
        try {
            return new Origin(
                    new StationId(station),
                    OcppVersion.V1_6,
                    from,
                    from + station,
                    Optional.of(InetAddress.getByName(address)));
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
