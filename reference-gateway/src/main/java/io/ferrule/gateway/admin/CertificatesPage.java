// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.admin;

import io.ferrule.certs.store.StationIdentity;
import java.util.List;
import java.util.function.Supplier;

/** {@code /api/certificates}: what the store of a running gateway holds, public parts only. */
public final class CertificatesPage implements Page {

    private final Supplier<List<StationIdentity>> stations;

    /**
     * Shows a store.
     *
     * @param stations what it holds
     */
    public CertificatesPage(Supplier<List<StationIdentity>> stations) {
        this.stations = stations;
    }

    @Override
    public Answer answer() {
        return Answer.json(JsonText.of(json -> {
            json.writeStartArray();
            for (StationIdentity station : stations.get()) {
                CertificateJson.summary(json, station);
            }
            json.writeEndArray();
        }));
    }
}
