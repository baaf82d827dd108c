// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.intercept.ChargingMemory;
import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What cannot be written down is not promised: it would be gone after a restart. */
class FullDiskTest {

    private final Disk disk = new Disk();
    private final OneStation site = OneStation.wish().memory(disk).speaking(OcppVersion.V1_6);

    private static String profile(int id, double amps) {
        return "{\"connectorId\":1,\"csChargingProfiles\":" + OneStation.profile16(id, "TxDefaultProfile", amps) + "}";
    }

    private BigDecimal limit() {
        return site.csms("GetCompositeSchedule", "{\"connectorId\":1,\"duration\":60}")
                .number("/chargingSchedule/chargingSchedulePeriod/0/limit")
                .orElseThrow();
    }

    private String status(String action, String payload) {
        return site.csms(action, payload).string("/status").orElseThrow();
    }

    /** OCPP 1.6 edition 2, 5.16. */
    @Test
    void refusesAProfileAndLetsTheFormerHold() {
        String former = status("SetChargingProfile", profile(1, 20));
        disk.full = true;

        String refused = status("SetChargingProfile", profile(1, 10));

        assertThat(former).isEqualTo("Accepted");
        assertThat(refused).isEqualTo("Rejected");
        assertThat(limit()).isEqualByComparingTo("20");
    }

    /** OCPP 1.6 edition 2, 5.5, 7.21: ClearChargingProfile knows no word for a failure, so it is answered with a CALLERROR. */
    @Test
    void clearsNothing() {
        site.csms("SetChargingProfile", profile(1, 20));
        disk.full = true;

        Outcome outcome = site.harness.fromCsms("[2,\"c\",\"ClearChargingProfile\",{\"id\":1}]");

        assertThat(outcome.toCsms()).singleElement().asString().startsWith("[4,\"c\",\"InternalError\"");
        assertThat(limit()).isEqualByComparingTo("20");
    }

    /** OCPP 1.6 edition 2, 5.11: nothing waits for a transaction whose start was refused. */
    @Test
    void forgetsTheProfileOfARemoteStartThatItRefused() {
        site.boots(OneStation.keys());
        disk.full = true;

        String refused = status(
                "RemoteStartTransaction",
                "{\"idTag\":\"TAG\",\"chargingProfile\":" + OneStation.profile16(9, "TxProfile", 11) + "}");
        disk.full = false;
        site.station(
                "StartTransaction",
                "{\"connectorId\":1,\"idTag\":\"TAG\",\"meterStart\":0,\"timestamp\":\"2026-01-01T00:00:00Z\"}",
                "{\"transactionId\":7,\"idTagInfo\":{\"status\":\"Accepted\"}}");

        assertThat(refused).isEqualTo("Rejected");
        assertThat(limit()).isEqualByComparingTo("32");
    }

    @Test
    void takesProfilesAgainWhenThereIsRoom() {
        disk.full = true;
        site.csms("SetChargingProfile", profile(1, 10));
        disk.full = false;

        String taken = status("SetChargingProfile", profile(1, 10));

        assertThat(taken).isEqualTo("Accepted");
        assertThat(disk.written).contains("\"limit\":10");
    }

    /** It is tried every second; the log says it once, until it went well. */
    @Test
    void isToldOnce() {
        disk.full = true;
        site.csms("SetChargingProfile", profile(1, 10));
        site.csms("SetChargingProfile", profile(1, 11));

        long first = failures();
        disk.full = false;
        site.csms("SetChargingProfile", profile(1, 12));
        disk.full = true;
        site.csms("SetChargingProfile", profile(1, 13));

        assertThat(first).isEqualTo(1);
        assertThat(failures()).isEqualTo(2);
    }

    private long failures() {
        return site.noted.stream().filter(note -> note.startsWith("FAILED")).count();
    }

    /** A memory that may be full. */
    private static final class Disk implements ChargingMemory {

        private boolean full;
        private String written = "";

        @Override
        public Map<String, Map<String, String>> read() {
            return Map.of();
        }

        @Override
        public void write(String group, Map<String, String> texts) {
            if (full) {
                throw new UncheckedIOException(new IOException("no space left"));
            }
            written = texts.toString();
        }
    }
}
