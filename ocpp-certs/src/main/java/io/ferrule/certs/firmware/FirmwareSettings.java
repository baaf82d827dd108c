// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware;

import io.ferrule.certs.Trust;
import io.ferrule.certs.firmware.transfer.Destinations;
import io.ferrule.model.StationId;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

/**
 * How signed firmware gets to stations. Immutable.
 *
 * @param listen where stations fetch images by plain HTTP; port 0 for any
 * @param advertised host, or host and port, under which stations reach that; without it the address of this machine on the way to
 *     the station. Needed behind address translation only
 * @param origin where images may come from, and whom to trust on the way
 * @param proof who may sign
 * @param plainUpdates stations to which an UpdateFirmware of the CSMS is passed on although it is not signed, while a
 *     fleet moves; it is refused otherwise (white paper, edition 3, L01.FR.20)
 * @param limits how long and how much
 * @param witness who hears of it
 * @param random makes the secret part of URLs
 */
public record FirmwareSettings(
        InetSocketAddress listen,
        Optional<String> advertised,
        Origin origin,
        Proof proof,
        Predicate<StationId> plainUpdates,
        FirmwareLimits limits,
        Witness witness,
        SecureRandom random) {

    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9.-]{1,253}|\\[[0-9a-fA-F:.]{2,45}\\])(:[0-9]{1,5})?");

    /** Checks the advertised host. */
    public FirmwareSettings {
        if (advertised.isPresent() && !HOST.matcher(advertised.get()).matches()) {
            throw new IllegalArgumentException("stations are told a host, or host:port");
        }
    }

    /**
     * Where images come from.
     *
     * @param destinations where they may come from
     * @param tls whom to trust with https
     */
    public record Origin(Destinations destinations, SSLContext tls) {}

    /**
     * Who may sign.
     *
     * @param manufacturers installed manufacturer roots of a station; may wait for the disk
     * @param allowPkcs1 whether RSA signatures of PKCS#1 1.5 are taken as well
     */
    public record Proof(Function<StationId, Trust> manufacturers, boolean allowPkcs1) {}

    /**
     * Who hears what happens.
     *
     * @param events security events
     * @param listener sentences for an operator
     */
    public record Witness(FirmwareEvents events, FirmwareListener listener) {}

    /**
     * Images from any public host by https; no unsigned updates; the usual limits.
     *
     * @param listen where stations fetch images
     * @param tls whom to trust with https
     * @param manufacturers installed manufacturer roots of a station
     * @param witness who hears of it
     * @return settings to refine
     */
    public static FirmwareSettings of(
            InetSocketAddress listen, SSLContext tls, Function<StationId, Trust> manufacturers, Witness witness) {
        return new FirmwareSettings(
                listen,
                Optional.empty(),
                new Origin(Destinations.standard(), tls),
                new Proof(manufacturers, false),
                station -> false,
                FirmwareLimits.standard(),
                witness,
                new SecureRandom());
    }

    /**
     * With other destinations.
     *
     * @param destinations where images may come from
     * @return a copy
     */
    public FirmwareSettings from(Destinations destinations) {
        return new FirmwareSettings(
                listen,
                advertised,
                new Origin(destinations, origin.tls()),
                proof,
                plainUpdates,
                limits,
                witness,
                random);
    }

    /**
     * With a host that stations are told.
     *
     * @param host host, or host and port
     * @return a copy
     */
    public FirmwareSettings advertising(String host) {
        return new FirmwareSettings(listen, Optional.of(host), origin, proof, plainUpdates, limits, witness, random);
    }

    /**
     * With signatures of PKCS#1 1.5 taken or not.
     *
     * @param allow whether
     * @return a copy
     */
    public FirmwareSettings withPkcs1(boolean allow) {
        Proof other = new Proof(proof.manufacturers(), allow);
        return new FirmwareSettings(listen, advertised, origin, other, plainUpdates, limits, witness, random);
    }

    /**
     * With unsigned updates passed on to some stations.
     *
     * @param stations which
     * @return a copy
     */
    public FirmwareSettings withPlainUpdates(Predicate<StationId> stations) {
        return new FirmwareSettings(listen, advertised, origin, proof, stations, limits, witness, random);
    }

    /**
     * With other limits.
     *
     * @param other the limits
     * @return a copy
     */
    public FirmwareSettings within(FirmwareLimits other) {
        return new FirmwareSettings(listen, advertised, origin, proof, plainUpdates, other, witness, random);
    }
}
