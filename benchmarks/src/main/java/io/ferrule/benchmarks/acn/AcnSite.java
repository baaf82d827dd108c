// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import com.fasterxml.jackson.databind.JsonNode;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.PhasorLimit;
import io.ferrule.charging.site.PhasorTerm;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Wiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The network of the month as a site of Ferrule, for a transformer of any size. */
final class AcnSite {

    private static final List<String> GROUPS = List.of("AB", "BC", "CA");

    private final JsonNode network;

    AcnSite(JsonNode network) {
        this.network = network;
    }

    Site of(double transformerWatts) {
        return new Site(fuses(), limits(transformerWatts), stations());
    }

    /** The pods hang on breakers of their own; everything else is bounded by the transformer alone. */
    private List<Fuse> fuses() {
        List<Fuse> fuses = new ArrayList<>();
        network.path("pods")
                .properties()
                .forEach(pod -> fuses.add(Fuse.of(
                        pod.getKey(),
                        Optional.empty(),
                        Map.of(Phase.L1, pod.getValue().path("limitA").asDouble()))));
        return fuses;
    }

    private List<PhasorLimit> limits(double watts) {
        List<PhasorLimit> limits = new ArrayList<>();
        for (int line = 0; line < GROUPS.size(); line++) {
            String one = GROUPS.get(line);
            String next = GROUPS.get((line + 1) % GROUPS.size());
            String last = GROUPS.get((line + 2) % GROUPS.size());
            limits.add(new PhasorLimit(
                    "secondary-" + (line + 1),
                    watts / GROUPS.size() / 120,
                    Map.of(one, term(one, 1), last, term(last, -1))));
            limits.add(new PhasorLimit(
                    "primary-" + (line + 1),
                    watts / GROUPS.size() / 277,
                    Map.of(one, term(one, 0.25), last, term(last, -0.5), next, term(next, 0.25))));
        }
        return limits;
    }

    private PhasorTerm term(String group, double factor) {
        return new PhasorTerm(factor, network.path("phaseAngleDeg").path(group).asDouble());
    }

    private List<SiteStation> stations() {
        Map<String, String> pods = new HashMap<>();
        network.path("pods").properties().forEach(pod -> pod.getValue()
                .path("stations")
                .forEach(station -> pods.put(station.asText(), pod.getKey())));
        List<SiteStation> stations = new ArrayList<>();
        for (String group : GROUPS) {
            for (JsonNode station : network.path("stations").path(group)) {
                stations.add(new SiteStation(
                        station.asText(),
                        Optional.ofNullable(pods.get(station.asText())),
                        Optional.of(group),
                        new Wiring(List.of(Phase.L1)),
                        new SiteStation.Rating(0, AcnMonth.MOST_AMPS, AcnMonth.VOLTS)));
            }
        }
        return stations;
    }
}
