// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.handshake;

import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Admission by a list of stations. Refuses with 404 a path without identity and an identity that is not listed, with 403 a
 * source address outside a station's blocks, with 401 missing or wrong credentials (OCPP-J 1.6, 3.1.1 and 6.2). Immutable and safe
 * for use by several threads.
 */
public final class StationDirectory implements AdmissionPolicy {

    /** Who may connect. */
    public enum Mode {
        /** Any identity; what is listed about a station binds that station. */
        ANY,
        /** Listed stations only. */
        LISTED
    }

    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Basic realm=\"ocpp\"");

    private final Mode mode;
    private final Map<StationId, KnownStation> stations;
    private final Set<OcppVersion> accepted;
    private final Optional<OcppVersion> withoutSubprotocol;

    /**
     * Creates the policy.
     *
     * @param mode who may connect
     * @param stations what is known about stations; one entry for each identity
     * @param accepted versions that stations may speak, at least one
     * @param withoutSubprotocol version of a station that offers no sub-protocol at all; empty closes such connections
     */
    public StationDirectory(
            Mode mode,
            Collection<KnownStation> stations,
            Set<OcppVersion> accepted,
            Optional<OcppVersion> withoutSubprotocol) {
        if (accepted.isEmpty()) {
            throw new IllegalArgumentException("at least one OCPP version must be accepted");
        }
        this.mode = mode;
        this.stations = stations.stream().collect(Collectors.toUnmodifiableMap(KnownStation::id, Function.identity()));
        this.accepted = Set.copyOf(accepted);
        this.withoutSubprotocol = withoutSubprotocol;
    }

    /**
     * A policy that admits any identity in any version, 1.6 where no sub-protocol is offered.
     *
     * @return what holds where nothing else is configured
     */
    public static StationDirectory open() {
        return new StationDirectory(
                Mode.ANY, List.of(), EnumSet.allOf(OcppVersion.class), Optional.of(OcppVersion.V1_6));
    }

    @Override
    public Admission admit(UpgradeRequest request) {
        return StationPath.of(request.target())
                .map(path -> admit(request, path))
                .orElseGet(() -> refuse(404, "the path ends in no usable identity"));
    }

    private Admission admit(UpgradeRequest request, StationPath path) {
        Optional<KnownStation> known = Optional.ofNullable(stations.get(path.station()));
        if (known.isEmpty() && mode == Mode.LISTED) {
            return refuse(404, "the identity is not listed");
        }
        if (known.isPresent() && !known.get().allows(request.peer().getAddress())) {
            return refuse(403, "the source address is not one of the station's");
        }
        Optional<StationPassword> expected = known.flatMap(KnownStation::password);
        if (expected.isPresent() && !authenticated(request, path, expected.get())) {
            return new Admission.Refuse(401, CHALLENGE, "missing or wrong credentials");
        }
        return version(request, path.station());
    }

    private static boolean authenticated(UpgradeRequest request, StationPath path, StationPassword expected) {
        List<String> headers = request.headers().getOrDefault("authorization", List.of());
        List<String> users = List.of(path.station().value(), path.segment());
        return BasicHeader.password(headers, users).filter(expected::accepts).isPresent();
    }

    private Admission version(UpgradeRequest request, StationId station) {
        if (request.subprotocols().isEmpty()) {
            return withoutSubprotocol
                    .<Admission>map(version -> new Admission.Admit(station, version, Optional.empty()))
                    .orElseGet(() -> new Admission.NoCommonSubprotocol("the station offers no sub-protocol"));
        }
        return Subprotocols.choose(request.subprotocols(), accepted)
                .<Admission>map(choice -> new Admission.Admit(station, choice.version(), Optional.of(choice.token())))
                .orElseGet(() -> new Admission.NoCommonSubprotocol("no common sub-protocol"));
    }

    private static Admission refuse(int status, String reason) {
        return new Admission.Refuse(status, Map.of(), reason);
    }
}
