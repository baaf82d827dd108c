// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.intercept;

import io.ferrule.certs.firmware.FirmwareOrder;
import io.ferrule.certs.firmware.FirmwareOrder.SignedImage;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.SignedFirmware;
import io.ferrule.model.v16.SignedUpdateFirmwareRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads orders of the CSMS. */
final class Orders {

    private static final int RETRIES = 2;
    private static final int SECONDS = 60;

    private Orders() {}

    /** The order, unless a field is longer than OCPP allows or a time cannot be read. */
    static Optional<FirmwareOrder> read(SignedUpdateFirmwareRequest request) {
        SignedFirmware firmware = request.firmware();
        Optional<Instant> retrieve = firmware.retrieveDateTime().findInstant();
        Optional<Instant> install = firmware.findInstallDateTime().flatMap(Timestamp::findInstant);
        if (retrieve.isEmpty()
                || install.isPresent() != firmware.findInstallDateTime().isPresent()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FirmwareOrder(
                    request.requestId(),
                    new SignedImage(firmware.location(), firmware.signingCertificate(), firmware.signature()),
                    retrieve.get(),
                    install,
                    request.findRetries().orElse(RETRIES),
                    Duration.ofSeconds(request.findRetryInterval().orElse(SECONDS))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
