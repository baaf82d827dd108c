// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.OcppVersion;
import io.ferrule.proxy.testing.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose request it is: the name in it, and requests of the station itself (A02.FR.02). */
class RequestNameTest {

    private static final String REJECTED = "{\"status\":\"Rejected\"}";

    private static final String BOOTED =
            "[3,\"c\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":1}]";

    @TempDir
    Path dir;

    private LifeBench bench;

    @BeforeEach
    void open() throws Exception {
        bench = new LifeBench(dir).enrolled();
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void refusesTheStationsOwnRequest() throws Exception {
        // Northbound there is one certificate, and it is not the station's.
        bench.connected();

        Outcome outcome = bench.harness().fromStation("[2,\"s\",\"SignCertificate\",{\"csr\":\"x\"}]");

        assertThat(outcome.toStation()).containsExactly("[3,\"s\"," + REJECTED + "]");
        assertThat(outcome.toCsms()).isEmpty();
    }

    @Test
    void letsAStationAskForItsCertificateForVehicles() throws Exception {
        // OCPP 2.0.1 part 2, A02: V2GCertificate is the station's own business.
        bench.connected(OcppVersion.V2_0_1);

        Outcome outcome = bench.harness()
                .fromStation("[2,\"s\",\"SignCertificate\",{\"csr\":\"x\",\"certificateType\":\"V2GCertificate\"}]");

        assertThat(outcome.toCsms()).hasSize(1);
    }

    @Test
    void keepsTheNameThatWasUsedFirstWhenTheBoardIsSwapped() throws Exception {
        bench.close();
        LifeBench fresh = new LifeBench(dir.resolve("fresh")).rooted();
        fresh.with(settings -> LifeSettings.of(Naming.of("Example CPO"), settings.means()))
                .connected();
        fresh.boots();
        String first = fresh.asked();

        fresh.harness()
                .fromStation("[2,\"c\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                        + "\"chargePointSerialNumber\":\"SN-9999\"}]");
        fresh.harness().fromCsms(BOOTED);
        String second = fresh.asked();

        assertThat(Received.request(first).getSubject().toString()).contains("CN=SN-0001");
        assertThat(Received.request(second).getSubject().toString()).contains("CN=SN-0001");
        assertThat(fresh.toldKinds()).contains(LifeEvent.Kind.SERIAL_CHANGED);
        fresh.close();
    }

    @Test
    void doesNotTakeAZeroForASerialNumber() throws Exception {
        bench.close();
        LifeBench fresh = new LifeBench(dir.resolve("fresh")).rooted();
        fresh.with(settings -> LifeSettings.of(Naming.of("Example CPO"), settings.means()))
                .connected();
        fresh.harness()
                .fromStation("[2,\"c\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\","
                        + "\"chargePointSerialNumber\":\"0000\"}]");
        fresh.harness().fromCsms(BOOTED);

        String request = fresh.asked();

        assertThat(Received.request(request).getSubject().toString()).contains("CN=CP001");
        fresh.close();
    }
}
