// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.dialect;

import io.ferrule.model.Payload;

/** The same two requests in all dialects. */
final class Samples {

    private Samples() {}

    static Payload meterValues(Dialect dialect) {
        String readings = reading(dialect, "1.10") + ',' + reading(dialect, "2.0");
        return Payload.of("{ \"connectorId\" : 1.0, \"values\" : [" + readings + "], \"v\" : [ 1 ] }");
    }

    static Payload stopTransaction(Dialect dialect) {
        String readings = '[' + reading(dialect, "1.10") + ',' + reading(dialect, "2.0") + ']';
        return Payload.of(
                "{\"transactionId\":1,\"timestamp\":\"2013-03-07T16:52:16Z\",\"meterStop\":5,\"transactionData\":"
                        + (dialect == Dialect.C ? readings : "[{\"values\":" + readings + "}]") + '}');
    }

    private static String reading(Dialect dialect, String value) {
        String rest = "\"unit\":\"kWh\",\"measurand\":\"Energy.Active.Import.Register\"";
        String sample = "{\"value\":\"" + value + "\"," + rest + '}';
        return "{\"timestamp\":\"2013-03-07T16:52:16Z\","
                + switch (dialect) {
                    case A -> "\"values\":[" + sample + ']';
                    case B -> "\"value\":[" + sample + ']';
                    case C -> sample.substring(1, sample.length() - 1);
                    case D -> "\"value\":[{\"$value\":\"" + value + "\",\"attributes\":{" + rest + "}}]";
                }
                + '}';
    }
}
