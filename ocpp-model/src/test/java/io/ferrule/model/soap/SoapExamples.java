// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.soap;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.SoapLimits;
import io.ferrule.model.Timestamp;
import io.ferrule.model.v16.BootNotificationRequest;
import io.ferrule.model.v16.BootNotificationResponse;
import io.ferrule.model.v16.RegistrationStatus;
import io.ferrule.model.v16.ResetRequest;
import io.ferrule.model.v16.ResetType;
import io.ferrule.model.v16.V16;
import java.time.Clock;
import java.util.function.Consumer;

/** The examples in the description of the package. */
final class SoapExamples {

    private SoapExamples() {}

    static byte[] answer(byte[] body, Clock clock, Consumer<BootNotificationRequest> log) {
        SoapReader reader = new SoapReader(SoapLimits.defaults());
        SoapWriter writer = new SoapWriter();

        if (reader.read(body) instanceof SoapReading.Read readable
                && readable.message() instanceof SoapRequest request
                && request.action().equals(V16.BOOT_NOTIFICATION)) {
            log.accept(request.payload().as(BootNotificationRequest.class));
            BootNotificationResponse welcome =
                    new BootNotificationResponse(RegistrationStatus.ACCEPTED, Timestamp.of(clock.instant()), 300);
            return writer.bytes(request.response(Payload.of(welcome)));
        }
        return new byte[0];
    }

    static SoapRequest reset(String id, String station, String us) {
        SoapRequest reset = SoapRequest.of(
                SoapService.chargePoint(OcppVersion.V1_6),
                V16.RESET,
                Payload.of(new ResetRequest(ResetType.SOFT)),
                SoapHeaders.builder()
                        .chargeBoxIdentity("CP001")
                        .messageId(id)
                        .to(station)
                        .from(us));
        return reset;
    }
}
