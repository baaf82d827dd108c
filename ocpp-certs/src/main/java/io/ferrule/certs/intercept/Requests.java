// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.Stage;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Makes keys and requests of one identity. Used on the identity's own thread. */
final class Requests {

    private final Office office;
    private final StationId name;
    private final Subjects subjects;

    Requests(Office office, StationId name, Subjects subjects) {
        this.office = office;
        this.name = name;
        this.subjects = subjects;
    }

    /** Makes a key. The name of the first request is the name of all. */
    int newKey(StationId station) throws IOException {
        String commonName = subject(station).commonName();
        if (office.store().station(name.value()).commonName().isEmpty()) {
            office.store().keepCommonName(name.value(), commonName);
        }
        int generation = office.rotation()
                .newKey(name.value(), office.settings().renewal().keyType())
                .number();
        office.tell(station, LifeEvent.Kind.RENEWAL_BEGUN, "with key " + generation);
        return generation;
    }

    SigningRequest request(StationId station, int generation) throws IOException, GeneralSecurityException {
        return SigningRequest.create(subject(station), office.store().pair(name.value(), generation));
    }

    private StationSubject subject(StationId station) throws StoreException {
        return subjects.subject(station)
                .orElseThrow(() -> new StoreException("the operator's name is no longer set; set it again"));
    }

    /** Writes down how far a request has come. Nothing happens where it has come that far, as when it is sent again. */
    void advance(int generation, Stage stage) throws IOException {
        Optional<Generation> found = office.store().station(name.value()).generation(generation);
        if (found.filter(known -> known.stage().compareTo(stage) < 0).isPresent()) {
            office.rotation().advance(name.value(), generation, stage);
        }
    }
}
