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

    private static final String CSMS = "CSO";
    private static final int MOST_IN_ONE = 10;

    /** Copies the list. */
    public ProfileReports {
        reports = List.copyOf(reports);
    }

    /** Some profiles at an EVSE, and who has set them. */
    private record Group(String source, int evse, List<InstalledProfile> profiles) {}

    /** @param shares what the site leaves to cars, as the external constraints that they are (K11.FR.06) */
    static ProfileReports of(StationProfiles profiles, Payload request, List<InstalledProfile> shares) {
        Optional<BigDecimal> id = request.number("/requestId");
        if (id.isEmpty() || !request.has("/chargingProfile")) {
            Refusal missing = new Refusal("required", "requestId or chargingProfile is missing");
            return new ProfileReports(Words.refused(profiles.version(), "NoProfiles", missing), List.of());
        }
        List<Payload> reports = new ArrayList<>();
        for (Group group : groups(profiles, shares)) {
            List<Payload> meant = group.profiles().stream()
                    .filter(installed -> fits(installed, group.source(), request, profiles.version()))
                    .map(InstalledProfile::wire)
                    .toList();
            for (int from = 0; from < meant.size(); from += MOST_IN_ONE) {
                reports.add(report(id.get(), group, meant.subList(from, Math.min(meant.size(), from + MOST_IN_ONE))));
            }
        }
        for (int i = 0; i < reports.size() - 1; i++) {
            reports.set(i, reports.get(i).with("/tbc", true));
        }
        return new ProfileReports(Words.status(reports.isEmpty() ? "NoProfiles" : Words.ACCEPTED), reports);
    }

    private static List<Group> groups(StationProfiles profiles, List<InstalledProfile> shares) {
        List<Group> groups = new ArrayList<>();
        for (int place : profiles.places()) {
            groups.add(new Group(
                    CSMS,
                    place,
                    profiles.store().profiles().stream()
                            .filter(installed -> installed.evseId() == place)
                            .toList()));
        }
        shares.forEach(share -> groups.add(new Group(SiteShares.SOURCE, share.evseId(), List.of(share))));
        return groups;
    }

    private static Payload report(BigDecimal requestId, Group group, List<Payload> profiles) {
        return Payload.empty()
                .with("/requestId", requestId)
                .with("/chargingLimitSource", group.source())
                .with("/evseId", group.evse())
                .with("/chargingProfile", profiles);
    }

    /** All criteria hold; what is absent asks for nothing. EVSE 0 means what is installed for the station itself. */
    private static boolean fits(InstalledProfile installed, String source, Payload request, OcppVersion version) {
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
                        || sources(request).contains(source));
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
