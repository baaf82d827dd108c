// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Side;
import io.ferrule.proxy.intercept.CallVerdict;
import io.ferrule.proxy.intercept.Exchange;
import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;
import java.util.Set;

/**
 * Gives a BootNotification the serial number that its station does not send. A CSMS compares it with the CN of the
 * certificate (OCPP 2.0.1 part 2, A00.FR.405), and some refuse every later connection where it was missing once.
 */
final class SerialNumber implements Interceptor {

    private final String serial;
    private final String parent;
    private final String pointer;

    SerialNumber(String serial, OcppVersion version) {
        boolean two = version == OcppVersion.V2_0_1 || version == OcppVersion.V2_1;
        this.serial = serial;
        this.parent = two ? "/chargingStation" : "";
        this.pointer = two ? "/chargingStation/serialNumber" : "/chargePointSerialNumber";
    }

    @Override
    public CallVerdict onCall(Call call, Exchange exchange) {
        boolean ours =
                exchange.origin() == Side.STATION && call.payload().text().startsWith("{");
        boolean missing = call.payload().has(parent) && !call.payload().has(pointer);
        return ours && missing ? CallVerdict.replace(call.payload().with(pointer, serial)) : CallVerdict.forward();
    }

    @Override
    public Interests interests() {
        return new Interests(false, Set.of("BootNotification"), true);
    }
}
