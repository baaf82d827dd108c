// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.Timestamp;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The order to fetch firmware.
 *
 * @param location where from
 * @param retrieveFrom not to be fetched before this point in time, if told
 * @param installFrom not to be installed before this point in time, if told
 * @param signature what proves the origin of the firmware; empty unless both parts of it are there
 * @param pointer leads to the object that says all this; the payload itself in the unsigned order of 1.x and in
 *     PublishFirmware
 */
public record FirmwareOrder(
        Address location,
        Optional<Timestamp> retrieveFrom,
        Optional<Timestamp> installFrom,
        Optional<Signature> signature,
        String pointer)
        implements Fact {

    /**
     * What proves the origin of firmware. That it is there says nothing about whether it is right.
     *
     * @param certificate certificate of the signer, in PEM
     * @param value signature over the firmware, in Base64
     */
    public record Signature(String certificate, String value) {
        static Optional<Signature> of(Spot firmware) {
            return firmware.at("signingCertificate").text().flatMap(certificate -> firmware.at("signature")
                    .text()
                    .map(value -> new Signature(certificate, value)));
        }

        /**
         * Says how long its parts are.
         *
         * @return for example {@code Signature[344 characters, certificate of 1200]}
         */
        @Override
        public String toString() {
            return "Signature[" + value.length() + " characters, certificate of " + certificate.length() + "]";
        }
    }

    static Stream<FirmwareOrder> in(Found found) {
        if (found.kind() != Kind.FIRMWARE) {
            return Stream.empty();
        }
        Spot order = found.spot();
        boolean old = !found.second() && order.pointer().isEmpty();
        Optional<Timestamp> retrieve =
                order.at(old ? "retrieveDate" : "retrieveDateTime").time();
        return Address.of(order.at("location"), Address.Purpose.FIRMWARE)
                .map(location -> new FirmwareOrder(
                        location, retrieve, order.at("installDateTime").time(), Signature.of(order), order.pointer()))
                .stream();
    }

    /**
     * Says where it stands and whether it is signed.
     *
     * @return for example {@code FirmwareOrder[unsigned at /firmware]}
     */
    @Override
    public String toString() {
        return "FirmwareOrder[" + (signature.isPresent() ? "signed" : "unsigned") + " at " + pointer + "]";
    }
}
