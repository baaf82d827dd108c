// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.controller;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Purpose;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import io.ferrule.model.v201.ChargingLimitSource;
import io.ferrule.model.v201.ChargingProfileCriterion;
import io.ferrule.model.v201.ChargingProfilePurpose;
import io.ferrule.model.v201.GetChargingProfilesRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers GetChargingProfiles: what a CSMS or somebody else has set (OCPP 2.0.1 part 2, K09). */
public final class ProfileReports {

    private static final int PROFILES_PER_MESSAGE = 10;
    private static final int IDS_PER_SOURCE = 2 * ControllerState.MOST_STEPS;

    private ProfileReports() {}

    /**
     * The ReportChargingProfiles that a request asks for.
     *
     * @param request the question
     * @param state what holds
     * @param now the instant; external limits that are over are not told
     * @return payloads in the order in which they are to be sent, all but the last say {@code tbc}; empty if nothing fits
     */
    public static List<Payload> of(GetChargingProfilesRequest request, ControllerState state, Instant now) {
        Integer evse = request.evseId();
        if (evse != null && evse != InstalledProfile.STATION) {
            return List.of();
        }
        List<Payload> reports = new ArrayList<>();
        found(request.chargingProfile(), state, now).forEach((source, profiles) -> {
            for (int from = 0; from < profiles.size(); from += PROFILES_PER_MESSAGE) {
                int to = Math.min(profiles.size(), from + PROFILES_PER_MESSAGE);
                reports.add(report(request.requestId(), source, profiles.subList(from, to)));
            }
        });
        for (int i = 0; i + 1 < reports.size(); i++) {
            reports.set(i, reports.get(i).with("/tbc", true));
        }
        return reports;
    }

    private static Map<ChargingLimitSource, List<Payload>> found(
            ChargingProfileCriterion wanted, ControllerState state, Instant now) {
        Map<ChargingLimitSource, List<Payload>> found = new LinkedHashMap<>();
        if (fits(wanted, ChargingLimitSource.CSO)) {
            List<Payload> own = state.profiles().profiles().stream()
                    .filter(installed -> fits(wanted, installed))
                    .map(InstalledProfile::wire)
                    .toList();
            add(found, ChargingLimitSource.CSO, own);
        }
        for (ChargingLimitSource source : ChargingLimitSource.values()) {
            List<Payload> external = new ExternalLimit(state.external().getOrDefault(source, List.of()))
                    .profiles(firstId(source), now).stream()
                            .filter(profile -> fits(wanted, source) && fits(wanted, profile.id()))
                            .map(Payload::of)
                            .toList();
            add(found, source, external);
        }
        return found;
    }

    private static void add(
            Map<ChargingLimitSource, List<Payload>> found, ChargingLimitSource source, List<Payload> more) {
        if (!more.isEmpty()) {
            found.computeIfAbsent(source, fresh -> new ArrayList<>()).addAll(more);
        }
    }

    private static boolean fits(ChargingProfileCriterion wanted, ChargingLimitSource source) {
        return wanted.chargingLimitSource().isEmpty()
                || wanted.chargingLimitSource().contains(source);
    }

    private static boolean fits(ChargingProfileCriterion wanted, InstalledProfile installed) {
        Purpose purpose = installed.profile().purpose();
        return fits(
                wanted,
                purpose.wireName(OcppVersion.V2_0_1),
                installed.profile().stackLevel(),
                installed.profile().id());
    }

    private static boolean fits(ChargingProfileCriterion wanted, int externalId) {
        String purpose = ChargingProfilePurpose.CHARGING_STATION_EXTERNAL_CONSTRAINTS.wireName();
        return fits(wanted, purpose, 0, externalId);
    }

    private static boolean fits(ChargingProfileCriterion wanted, String purpose, int stackLevel, int id) {
        ChargingProfilePurpose named = wanted.chargingProfilePurpose();
        Integer level = wanted.stackLevel();
        return (named == null || named.wireName().equals(purpose))
                && (level == null || level == stackLevel)
                && (wanted.chargingProfileId().isEmpty()
                        || wanted.chargingProfileId().contains(id));
    }

    private static int firstId(ChargingLimitSource source) {
        return switch (source) {
            case EMS -> -1;
            case OTHER -> -1 - IDS_PER_SOURCE;
            case SO -> -1 - 2 * IDS_PER_SOURCE;
            case CSO, UNRECOGNIZED -> -1 - 3 * IDS_PER_SOURCE;
        };
    }

    private static Payload report(int requestId, ChargingLimitSource source, List<Payload> profiles) {
        return Payload.empty()
                .with("/requestId", requestId)
                .with("/chargingLimitSource", source)
                .with("/chargingProfile", List.copyOf(profiles))
                .with("/evseId", InstalledProfile.STATION);
    }
}
