// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a ClearChargingProfile means (OCPP 1.6 edition 2, 5.5; OCPP 2.0.1 part 2, K10): the profile with an identifier,
 * or all that fit each criterion given; without any, all.
 *
 * @param id the identifier; the criteria then count for nothing
 * @param evseId the EVSE, in 1.6 the connector; 0 is only the station as a whole
 * @param purpose the purpose as written, which may be one that no profile can have
 * @param stackLevel the stack level
 * @param version version of the conversation, whose names purposes have
 */
public record Clearing(
        Optional<BigDecimal> id,
        Optional<BigDecimal> evseId,
        Optional<String> purpose,
        Optional<BigDecimal> stackLevel,
        OcppVersion version) {

    private static final String NO_PURPOSE = "";

    /**
     * Reads a request. What has another type than the documents say fits nothing.
     *
     * @param request the payload
     * @param version version of the conversation
     * @return what it means
     */
    public static Clearing read(Payload request, OcppVersion version) {
        boolean first = version == OcppVersion.V1_6;
        String criteria = first ? "" : "/chargingProfileCriteria";
        return new Clearing(
                number(request, first ? "/id" : "/chargingProfileId"),
                number(request, criteria + (first ? "/connectorId" : "/evseId")),
                first || isObject(request, criteria)
                        ? word(request, criteria + "/chargingProfilePurpose")
                        : Optional.of(NO_PURPOSE),
                number(request, criteria + "/stackLevel"),
                version);
    }

    /** What is no object holds no criteria, and would otherwise mean all profiles. */
    private static boolean isObject(Payload request, String pointer) {
        return request.part(pointer).map(value -> value.text().startsWith("{")).orElse(true);
    }

    private static Optional<BigDecimal> number(Payload request, String pointer) {
        BigDecimal none = new BigDecimal("0.5"); // no identifier, EVSE or level is a half
        return request.has(pointer) ? Optional.of(request.number(pointer).orElse(none)) : Optional.empty();
    }

    private static Optional<String> word(Payload request, String pointer) {
        return request.has(pointer) ? Optional.of(request.string(pointer).orElse(NO_PURPOSE)) : Optional.empty();
    }

    /**
     * Whether a profile is meant.
     *
     * @param installed a profile in its place
     * @return true if it is to go
     */
    public boolean fits(InstalledProfile installed) {
        if (id.isPresent()) {
            return equal(id, installed.profile().id());
        }
        Purpose own = installed.profile().purpose();
        return equal(evseId, installed.evseId())
                && equal(stackLevel, installed.profile().stackLevel())
                && purpose.map(name -> name.equals(own.wireName(version))).orElse(true);
    }

    private static boolean equal(Optional<BigDecimal> wanted, int own) {
        return wanted.map(number -> number.compareTo(BigDecimal.valueOf(own)) == 0)
                .orElse(true);
    }
}
