// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.demo;

import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/**
 * One charging session from boot to stop. The frames have blanks, escapes and trailing zeros in places where a gateway that
 * parses and writes again would lose them, and a signed meter value, which must not lose any.
 */
final class Scene {

    /** As a meter signs it: OCMF, escaped slashes, numbers with trailing zeros. */
    static final String SIGNED =
            """
            OCMF|{\\"FV\\":\\"1.0\\",\\"GI\\":\\"ACME\\/22\\",\\"PG\\":\\"T71\\",\\"RD\\":[{\\"RV\\":12345.6780,\\"RU\\":\\"kWh\\"}]}\
            |{\\"SD\\":\\"3045022100D1\\u00e9\\"}""";

    private Scene() {}

    static void play(URI url, DemoCsms csms, Transcript transcript) throws InterruptedException, TimeoutException {
        try (DemoStation station = new DemoStation(url, transcript)) {
            station.ask(
                    """
                    [2,"boot-1","BootNotification",{"chargePointVendor":"ACME","chargePointModel":"Old 22",\
                    "chargePointSerialNumber":"SN-0001","firmwareVersion":"1.10"}]""");
            station.ask(
                    """
                    [2, "s-1", "StatusNotification", {"connectorId": 1, "errorCode": "NoError", "status": "Preparing"}]""");
            station.ask("[2,\"a-1\",\"Authorize\",{\"idTag\":\"04A2B3C4\"}]");
            station.ask(
                    """
                    [2,"t-1","StartTransaction",{"connectorId":1,"idTag":"04A2B3C4","meterStart":12345678,\
                    "timestamp":"2026-11-22T08:15:00.000Z"}]""");
            station.ask(meterValues("m-1", "\"value\":\"12345.6780\",\"measurand\":\"Energy.Active.Import.Register\""));
            station.ask(meterValues("m-2", "\"format\":\"SignedData\",\"value\":\"" + SIGNED + "\""));
            stopFromAfar(station, csms);
            station.ask(
                    """
                    [2,"t-2","StopTransaction",{"transactionId":4711,"meterStop":12349999,\
                    "timestamp":"2026-11-22T09:00:00.000Z","reason":"Remote"}]""");
        }
    }

    private static void stopFromAfar(DemoStation station, DemoCsms csms) throws InterruptedException, TimeoutException {
        Call stop = Call.of("csms-1", "RemoteStopTransaction", Payload.of("{ \"transactionId\" : 4711 }"));
        CompletableFuture<Void> asked = CompletableFuture.runAsync(() -> {
            try {
                csms.call(stop);
            } catch (InterruptedException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
        });
        station.await(Payload.of("{\"status\":\"Accepted\"}"));
        asked.join();
    }

    /** A meter value as the text that the station's firmware writes; the whole point is that nobody rewrites it. */
    private static String meterValues(String id, String sample) {
        return "[2,\"" + id
                + "\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":4711,\"meterValue\":[{\"timestamp\":"
                + "\"2026-11-22T08:15:30.000Z\",\"sampledValue\":[{" + sample + "}]}]}]";
    }
}
