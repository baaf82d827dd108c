// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.stations;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** What stations say: valid OCPP 1.6 calls of 300 bytes. */
public enum Traffic {
    /** 300 bytes there and, because the CSMS is asked for it, 300 bytes back. */
    DATA_TRANSFER(
            "\",\"DataTransfer\",{\"vendorId\":\"io.ferrule.benchmarks\",\"messageId\":\"300\",\"data\":\"", "\"}]"),
    /**
     * Two sampled values in 300 bytes, an empty result back: what a schema check has to work for. The second one counts
     * up from call to call, as an energy register does; nobody takes a call for the repeat of another.
     */
    METER_VALUES(
            "\",\"MeterValues\",{\"connectorId\":1,\"transactionId\":4711,\"meterValue\":[{\"timestamp\":"
                    + "\"2026-11-22T08:15:30.000Z\",\"sampledValue\":[{\"value\":\"11042.5\",\"unit\":\"W\",\"measurand\":"
                    + "\"Power.Active.Import\"},{\"value\":\"18743260.25\",\"unit\":\"Wh\",\"location\":\"Outlet\","
                    + "\"context\":\"Sample.Periodic",
            "\"}]}]}]");

    /** Bytes of a call. */
    public static final int FRAME_BYTES = 300;

    private static final int ID_CHARACTERS = 19;

    /** Digits of the register that count. */
    static final int REGISTER_DIGITS = 7;

    private static final String REGISTER = "18743260.25";

    private final String head;
    private final String tail;

    Traffic(String head, String tail) {
        this.head = head;
        this.tail = tail;
    }

    /** Where the digits that count begin in a call, if it has any. */
    OptionalInt registerAt(byte[] call) {
        int at = new String(call, StandardCharsets.US_ASCII).indexOf(REGISTER);
        return at < 0 ? OptionalInt.empty() : OptionalInt.of(at + 1);
    }

    /**
     * A call with a placeholder for its id, which begins at character 4.
     *
     * @param station at most eight characters
     */
    byte[] template(String station) {
        String id = station + "-" + "0".repeat(ID_CHARACTERS - station.length() - 1);
        String call = "[2,\"" + id + head;
        String filling = "d".repeat(FRAME_BYTES - call.length() - tail.length());
        return (call + filling + tail).getBytes(StandardCharsets.US_ASCII);
    }
}
