// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.settings.Changes.Verdict;
import io.ferrule.model.Payload;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Judges SetNetworkProfile and NetworkConfigurationPriority of OCPP 2.x in the station's place (part 2, A05, B09 and B10): the station's
 * own profiles lead to the gateway, and a CSMS that changed them would take the station away from it. Safe for use by several
 * threads.
 */
final class NetworkChanges {

    private static final int HIGHEST = SecurityProfile.TLS_CLIENT_CERTIFICATE.number();

    private final Choices choices;
    private final Changes changes;
    private final Predicate<URI> csms;

    NetworkChanges(Choices choices, Changes changes, Predicate<URI> csms) {
        this.choices = choices;
        this.changes = changes;
        this.csms = csms;
    }

    /** The answer to SetNetworkProfile (B09.FR.01 to B09.FR.05). */
    CompletableFuture<Payload> profile(StationId station, Payload request) {
        Optional<Integer> slot = whole(request, "/configurationSlot").filter(NetworkProfiles::slot);
        if (slot.isEmpty()) {
            return rejected("InvalidConfSlot");
        }
        if (slot.get() == choices.standing(station).network().active()) {
            return rejected("ActiveNetworkConf");
        }
        Optional<SecurityProfile> wanted = request.part("/connectionData").flatMap(this::usable);
        if (wanted.isEmpty()) {
            return rejected("InvalidNetworkConf");
        }
        if (lower(station, wanted.get())) {
            return rejected("NoSecurityDowngrade");
        }
        return changes.write(
                        station,
                        standing -> standing.of(standing.network().with(slot.get(), wanted.get())),
                        Verdict.ACCEPTED)
                .thenApply(became -> Payload.empty().with("/status", became.accepted() ? "Accepted" : "Failed"));
    }

    /** The security profile of a connection that the gateway can make: to its own CSMS, by the network that it is in. */
    private Optional<SecurityProfile> usable(Payload data) {
        boolean plain = !data.has("/apn") && !data.has("/vpn");
        boolean json = data.string("/ocppTransport").filter("JSON"::equals).isPresent();
        Optional<SecurityProfile> profile = whole(data, "/securityProfile")
                .filter(number -> number <= HIGHEST)
                .map(SecurityProfile::of);
        return profile.filter(wanted -> plain
                && json
                && data.string("/ocppCsmsUrl").filter(url -> leads(url, wanted)).isPresent());
    }

    private static Optional<Integer> whole(Payload payload, String pointer) {
        return payload.number(pointer)
                .filter(number -> number.signum() >= 0 && number.compareTo(BigDecimal.TEN) < 0)
                .map(BigDecimal::intValue);
    }

    private boolean leads(String text, SecurityProfile profile) {
        try {
            URI url = URI.create(text.strip());
            return (profile.tls() ? "wss" : "ws").equalsIgnoreCase(url.getScheme()) && csms.test(url);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Another order of the slots (A05.FR.02 to A05.FR.04 and A05.FR.10). */
    CompletableFuture<Verdict> priority(StationId station, String value) {
        NetworkProfiles network = choices.standing(station).network();
        List<Integer> slots = NetworkProfiles.slots(value);
        boolean known = !slots.isEmpty()
                && slots.stream().distinct().count() == slots.size()
                && slots.stream()
                        .allMatch(slot ->
                                slot == network.active() || network.others().containsKey(slot));
        if (!known) {
            return CompletableFuture.completedFuture(Verdict.INVALID_NETWORK);
        }
        List<SecurityProfile> wanted = slots.stream()
                .flatMap(slot -> Optional.ofNullable(network.others().get(slot)).stream())
                .toList();
        if (wanted.stream().anyMatch(profile -> lower(station, profile))) {
            return CompletableFuture.completedFuture(Verdict.DOWNGRADE);
        }
        return wanted.stream().allMatch(profile -> changes.possible(station, profile))
                ? changes.write(station, standing -> standing.of(network.inOrder(slots)), Verdict.ACCEPTED)
                : CompletableFuture.completedFuture(Verdict.REJECTED);
    }

    private boolean lower(StationId station, SecurityProfile profile) {
        return profile.number() < choices.inForce(station).profile().number();
    }

    /**
     * The station is about to boot: the next connection goes by the first slot (A05.FR.05, B10.FR.04). Done when that is on
     * disk; a station that boots at once is dialled by it then.
     */
    CompletableFuture<Verdict> booting(StationId station) {
        NorthboundChoice now = choices.inForce(station);
        Optional<SecurityProfile> next = choices.standing(station).network().next();
        if (next.isEmpty() || choices.onTrial(station)) {
            return CompletableFuture.completedFuture(Verdict.ACCEPTED);
        }
        boolean same = next.get() == now.profile();
        return changes.write(
                station,
                standing -> same ? standing.moved(now.profile()) : standing.trying(now.with(next.get())),
                Verdict.ACCEPTED);
    }

    private static CompletableFuture<Payload> rejected(String reason) {
        return CompletableFuture.completedFuture(Payload.empty()
                .with("/status", "Rejected")
                .with("/statusInfo", Payload.empty().with("/reasonCode", reason)));
    }
}
