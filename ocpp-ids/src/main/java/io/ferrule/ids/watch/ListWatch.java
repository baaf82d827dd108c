// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import com.fasterxml.jackson.databind.JsonNode;

/** Lists of identifiers that a station is given (OCPP 1.6, 3.5.2 and 5.15). */
final class ListWatch implements Watch {

    private static final int USUAL_MOST = 5_000;
    private static final int WORTH_COMPARING = 20;
    private static final int A_TENTH = 10;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (!o.isCall("SendLocalList")) {
            return;
        }
        JsonNode list = o.request().has("localAuthorisationList")
                ? o.request().path("localAuthorisationList")
                : o.request().path("localAuthorizationList");
        int size = list.size();
        int before = station.orders.listSize;
        int version = Json.integer(o.request(), o.request().has("versionNumber") ? "versionNumber" : "listVersion")
                .orElse(station.orders.listVersion);
        boolean full = Json.text(o.request(), "updateType").equals("Full");
        if (size > o.context().station(station.id).limits().listMax().orElse(USUAL_MOST)) {
            o.mark(Mark.LIST, "too-long");
        } else if (full && size == 0 && before != 0) {
            o.mark(Mark.LIST, "empty");
        } else if (full && before >= WORTH_COMPARING && size * A_TENTH < before) {
            o.mark(Mark.LIST, "shrunk");
        } else if (version < station.orders.listVersion) {
            o.mark(Mark.LIST, "version");
        }
        station.orders.listSize = full ? size : station.orders.listSize;
        station.orders.listVersion = Math.max(version, station.orders.listVersion);
    }
}
