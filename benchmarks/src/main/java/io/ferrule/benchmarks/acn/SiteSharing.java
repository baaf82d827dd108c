// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.acn;

import io.ferrule.charging.site.Allocation;
import io.ferrule.charging.site.Fuse;
import io.ferrule.charging.site.Phase;
import io.ferrule.charging.site.Request;
import io.ferrule.charging.site.Sharing;
import io.ferrule.charging.site.SharingPolicy;
import io.ferrule.charging.site.Site;
import io.ferrule.charging.site.SiteLoad;
import io.ferrule.charging.site.SiteStation;
import io.ferrule.charging.site.Situation;
import io.ferrule.charging.site.Wiring;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One decision for 200 three-phase stations below 50 fuses in three levels, all of them wanting more than there is. */
@NullUnmarked // The fields are set by JMH before each measurement.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SiteSharing {

    private static final int FUSES = 50;
    private static final int FEEDERS = 7;
    private static final int STATIONS = 200;
    private static final List<String> ROTATIONS = List.of("RST", "STR", "TRS");
    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    private Sharing sharing;
    private Situation situation;

    /** Builds site and requests. */
    @Setup
    public void build() {
        RandomGenerator random = new SplittableRandom(1);
        List<Fuse> fuses = new ArrayList<>();
        for (int fuse = 0; fuse < FUSES; fuse++) {
            int parent = fuse <= FEEDERS ? 0 : 1 + fuse % FEEDERS;
            double amps = fuse == 0 ? 1_500 : fuse <= FEEDERS ? 250 : 63;
            fuses.add(Fuse.of(
                    "f" + fuse,
                    fuse == 0 ? Optional.empty() : Optional.of("f" + parent),
                    Map.of(Phase.L1, amps, Phase.L2, amps, Phase.L3, amps)));
        }
        List<SiteStation> stations = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (int number = 0; number < STATIONS; number++) {
            int fuse = FEEDERS + 1 + number % (FUSES - FEEDERS - 1);
            stations.add(new SiteStation(
                    "s" + number,
                    Optional.of("f" + fuse),
                    Optional.empty(),
                    Wiring.rotation(ROTATIONS.get(number % ROTATIONS.size())),
                    new SiteStation.Rating(6, 32, 230)));
            requests.add(request(random, "s" + number));
        }
        sharing = new Sharing(new Site(fuses, List.of(), stations));
        situation = Situation.of(NOW, SiteLoad.NONE, requests);
    }

    private static Request request(RandomGenerator random, String station) {
        Request.Stay stay = new Request.Stay(
                Optional.of(NOW.minusSeconds(random.nextInt(10_000))),
                Optional.of(NOW.plusSeconds(3_600 + random.nextInt(30_000))),
                OptionalDouble.of(5_000 + random.nextInt(40_000)));
        return new Request(station, 10 + random.nextInt(23), random.nextInt(3), OptionalInt.of(1), stay);
    }

    /** Max-min. */
    @Benchmark
    public Allocation maxMin() {
        return sharing.share(SharingPolicy.MAX_MIN, situation);
    }

    /** Least laxity. */
    @Benchmark
    public Allocation leastLaxity() {
        return sharing.share(SharingPolicy.LEAST_LAXITY, situation);
    }

    /** The look-ahead. */
    @Benchmark
    public Allocation plan() {
        return sharing.share(SharingPolicy.PLAN, situation);
    }
}
