// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.intercept.station;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Refusal;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What GetChargingProfiles brings (OCPP 2.0.1 part 2, K09): an answer, and after it one ReportChargingProfiles or several.
 *
 * @param answer payload of the response
 * @param reports payloads of the reports, in order; all but the last say that more is to come
 */
public record ProfileReports(Payload answer, List<Payload> reports) {

    private static final String SOURCE = "CSO";
    private static final int MOST_IN_ONE = 10;

    /** Copies the list. */
    public ProfileReports {
        reports = List.copyOf(reports);
    }

    static ProfileReports of(StationProfiles profiles, Payload request) {
        Optional<BigDecimal> id = request.number("/requestId");
        if (id.isEmpty() || !request.has("/chargingProfile")) {
            Refusal missing = new Refusal("required", "requestId or chargingProfile is missing");
            return new ProfileReports(Words.refused(profiles.version(), "NoProfiles", missing), List.of());
        }
        List<Payload> reports = new ArrayList<>();
        for (int place : profiles.places()) {
            List<Payload> meant = profiles.store().profiles().stream()
                    .filter(installed -> installed.evseId() == place)
                    .filter(installed -> fits(installed, request, profiles.version()))
                    .map(InstalledProfile::wire)
                    .toList();
            for (int from = 0; from < meant.size(); from += MOST_IN_ONE) {
                List<Payload> part = meant.subList(from, Math.min(meant.size(), from + MOST_IN_ONE));
                reports.add(report(id.get(), place, part));
            }
        }
        for (int i = 0; i < reports.size() - 1; i++) {
            reports.set(i, reports.get(i).with("/tbc", true));
        }
        return new ProfileReports(Words.status(reports.isEmpty() ? "NoProfiles" : Words.ACCEPTED), reports);
    }

    private static Payload report(BigDecimal requestId, int evse, List<Payload> profiles) {
        return Payload.empty()
                .with("/requestId", requestId)
                .with("/chargingLimitSource", SOURCE)
                .with("/evseId", evse)
                .with("/chargingProfile", profiles);
    }

    /** All criteria hold; what is absent asks for nothing. EVSE 0 means what is installed for the station itself. */
    private static boolean fits(InstalledProfile installed, Payload request, OcppVersion version) {
        String criteria = "/chargingProfile";
        return equal(request, "/evseId", installed.evseId())
                && equal(request, criteria + "/stackLevel", installed.profile().stackLevel())
                && request.string(criteria + "/chargingProfilePurpose")
                        .map(installed.profile().purpose().wireName(version)::equals)
                        .orElse(true)
                && among(
                        request,
                        criteria + "/chargingProfileId",
                        installed.profile().id())
                && (request.size(criteria + "/chargingLimitSource") == 0
                        || sources(request).contains(SOURCE));
    }

    private static boolean equal(Payload request, String pointer, int own) {
        return request.number(pointer)
                .map(number -> number.compareTo(BigDecimal.valueOf(own)) == 0)
                .orElse(true);
    }

    private static boolean among(Payload request, String pointer, int own) {
        int size = request.size(pointer);
        for (int i = 0; i < size; i++) {
            if (equal(request, pointer + "/" + i, own)) {
                return true;
            }
        }
        return size == 0;
    }

    private static List<String> sources(Payload request) {
        List<String> sources = new ArrayList<>();
        String pointer = "/chargingProfile/chargingLimitSource";
        for (int i = 0; i < request.size(pointer); i++) {
            request.string(pointer + "/" + i).ifPresent(sources::add);
        }
        return sources;
    }
}
