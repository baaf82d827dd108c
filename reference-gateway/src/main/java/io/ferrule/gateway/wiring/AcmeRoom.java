// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.enrol.acme.HttpChallenges;
import io.ferrule.certs.store.SettingsStore;
import io.ferrule.gateway.config.AcmeSettings;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.AcmeDoor;
import io.ferrule.gateway.identity.EnrolmentDoor;
import io.ferrule.gateway.identity.StoreOpening;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Enrolment by ACME in a running gateway: the port where the authority looks, and the account beside the store. */
final class AcmeRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AcmeRoom.class);

    private final Workers workers;
    private final HttpChallenges challenges;
    private final EnrolmentDoor door;

    private AcmeRoom(Workers workers, HttpChallenges challenges, EnrolmentDoor door) {
        this.workers = workers;
        this.challenges = challenges;
        this.door = door;
    }

    static AcmeRoom open(AcmeSettings settings, StoreSettings store) throws StartException {
        SettingsStore accounts = accounts(store);
        Workers workers = new Workers("acme", HttpChallenges.TASKS);
        try {
            HttpChallenges challenges = HttpChallenges.open(settings.listen(), workers.executor());
            LOG.atInfo()
                    .addKeyValue("address", Addresses.text(challenges.address()))
                    .log("the authority looks here whether names are ours");
            return new AcmeRoom(workers, challenges, new AcmeDoor(settings, accounts, challenges));
        } catch (IOException e) {
            workers.close();
            throw Addresses.taken("certificates.enrolment.acme.listen", settings.listen(), e);
        }
    }

    private static SettingsStore accounts(StoreSettings store) throws StartException {
        try {
            return SettingsStore.open(
                    store.directory().resolveSibling("acme"),
                    StoreOpening.master(store),
                    store.permissions(),
                    new SecureRandom());
        } catch (IOException e) {
            throw new StartException(List.of("certificates: " + e.getMessage()));
        }
    }

    EnrolmentDoor door() {
        return door;
    }

    @Override
    public void close() {
        try {
            challenges.close();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the port for ACME did not close in order");
        }
        workers.close();
    }
}
