// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.certs.Issued;
import io.ferrule.certs.KeyType;
import io.ferrule.certs.Recipe;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.TestAuthority;
import io.ferrule.certs.rollout.Canary;
import io.ferrule.certs.rollout.Rollouts;
import io.ferrule.certs.rollout.Stops;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.FaultyStore;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.StationId;
import io.ferrule.proxy.Proxy;
import io.ferrule.proxy.intercept.OnFailure;
import io.ferrule.proxy.testing.FakeCsms;
import io.ferrule.proxy.testing.FakeStation;
import io.ferrule.proxy.upstream.SecurityProfile;
import io.ferrule.proxy.upstream.UpstreamTarget;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many stations whose certificates are due in one hour, and many that share one certificate. */
class ManyStationsTest {

    private static final int STATIONS = 20;
    private static final int AT_ONCE = 4;
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Naming SHARED = Naming.of("Example CPO").withGateway(new StationId("gateway"));

    @TempDir
    Path dir;

    private final ExecutorService workers = Executors.newFixedThreadPool(2);
    private final CountDownLatch proven = new CountDownLatch(STATIONS);
    /** Stations that have dialled with the second certificate. */
    private final Set<StationId> renewed = ConcurrentHashMap.newKeySet();

    private final CountDownLatch shown = new CountDownLatch(1);
    private final CountDownLatch waits = new CountDownLatch(1);
    private final CountDownLatch followed = new CountDownLatch(STATIONS);
    private final TestAuthority root =
            TestAuthority.root(SocketBench.now(Recipe.authority("CPO root")), SocketBench.pair());
    private final SigningCsms signing = new SigningCsms(root, workers);
    private final List<LifeEvent> told = new CopyOnWriteArrayList<>();
    private final List<FakeStation> stations = new ArrayList<>();

    ManyStationsTest() throws Exception {}

    @AfterEach
    void close() {
        stations.forEach(FakeStation::close);
        workers.shutdownNow();
    }

    @Test
    void renewsAFleetWithOnlySoManyRequestsAtOneTime() throws Exception {
        try (IdentityStore store = store();
                FakeCsms csms = FakeCsms.plain()) {
            for (int i = 0; i < STATIONS; i++) {
                due(store, "CP" + i);
            }
            csms.hearing(signing::answer);
            CertificateLife life =
                    CertificateLife.over(store, settings(Naming.of("Example CPO")), (id, type, info) -> {});
            try (Proxy proxy = proxy(csms, life)) {
                connect(proxy);

                boolean all = proven.await(SOON.toSeconds(), TimeUnit.SECONDS);

                assertThat(all).isTrue();
                assertThat(signing.asked.values()).hasSize(STATIONS).allMatch(times -> times == 1);
                assertThat(signing.most()).isLessThanOrEqualTo(AT_ONCE);
                assertThat(stations)
                        .allMatch(station -> station.frames().stream().noneMatch(frame -> frame.startsWith("[4")));
            }
        }
    }

    @Test
    void renewsTheOneCertificateOfAllStationsOnce() throws Exception {
        // Mode L, OCPP 2.0.1 part 4, 6.5: one rotates, the others follow.
        shared(settings(SHARED), store -> {
            assertThat(followed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(signing.asked.values().stream().mapToInt(times -> times).sum())
                    .isEqualTo(1);
            assertThat(store.stations()).containsExactly("gateway");
            assertThat(store.station("gateway").active().map(active -> active.number()))
                    .contains(2);
        });
    }

    @Test
    void showsTheOneCertificateOfAllStationsToAShareFirst() throws Exception {
        shared(canary(Duration.ofHours(1)), store -> {
            assertThat(waits.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(shown.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(renewed).hasSize(1);
            assertThat(store.station("gateway").active().map(active -> active.number()))
                    .contains(1);
        });
    }

    @Test
    void showsItToAllWhenTheShareHasHeld() throws Exception {
        shared(canary(Duration.ofSeconds(2)), store -> {
            assertThat(followed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(waits.getCount()).isZero();
            assertThat(store.station("gateway").active().map(active -> active.number()))
                    .contains(2);
        });
    }

    private LifeSettings canary(Duration hold) throws Exception {
        LifeSettings settings = settings(SHARED);
        Rollouts rollouts = new Rollouts(new Canary(5, hold), Stops.in(dir.resolve("rollouts")), Clock.systemUTC());
        return settings.withSwitching(settings.switching().withRollouts(rollouts));
    }

    private interface Check {
        void of(IdentityStore store) throws Exception;
    }

    private void shared(LifeSettings settings, Check check) throws Exception {
        try (IdentityStore store = store();
                FakeCsms csms = FakeCsms.plain()) {
            due(store, "gateway");
            csms.hearing(signing::answer);
            CertificateLife life = CertificateLife.over(store, settings, (id, type, info) -> {});
            try (Proxy proxy = proxy(csms, life)) {
                connect(proxy);

                check.of(store);
            }
        }
    }

    private IdentityStore store() throws Exception {
        return FaultyStore.open(dir, (step, file) -> {}, Clock.systemUTC());
    }

    /** Nine tenths of its life are over. */
    private void due(IdentityStore store, String identity) throws Exception {
        Instant now = Instant.now();
        Recipe recipe = Recipe.station(identity).valid(now.minus(Duration.ofHours(30)), now.plus(Duration.ofHours(1)));
        KeyPair pair = KeyType.EC_P256.generate();
        FactoryImport factory = new FactoryImport(store);
        factory.credential(identity, new Issued(pair.getPrivate(), List.of(root.issue(recipe, pair.getPublic()))));
        factory.roots(identity, RootUse.CSMS, List.of(root.certificate()));
    }

    private LifeSettings settings(Naming naming) {
        LifeListener listener = event -> {
            told.add(event);
            if (event.kind() == LifeEvent.Kind.CERTIFICATE_PROVEN) {
                proven.countDown();
            } else if (event.kind() == LifeEvent.Kind.CERTIFICATE_WAITS) {
                waits.countDown();
            }
        };
        LifeSettings settings = LifeSettings.of(
                naming.withRule(CommonNameRule.id()), new Means(workers, Clock.systemUTC(), new Random(3), listener));
        return settings.withRenewal(settings.renewal().withAtMostAtOnce(AT_ONCE));
    }

    private Proxy proxy(FakeCsms csms, CertificateLife life) throws Exception {
        return Proxy.builder()
                .listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .upstream((id, version) -> target(csms, life, id, version))
                .intercept("certificates", OnFailure.REJECT, life.interceptors())
                .start();
    }

    /** Without TLS: what is asked of the directory counts. */
    private UpstreamTarget target(FakeCsms csms, CertificateLife life, StationId id, OcppVersion version) {
        int generation = life.credentialsOf(id).orElseThrow().generation().orElseThrow();
        if (generation == 2 && renewed.add(id)) {
            shown.countDown();
            followed.countDown();
        }
        return new UpstreamTarget(
                URI.create(csms.uri() + "/" + id.value()),
                version,
                SecurityProfile.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofSeconds(20));
    }

    private void connect(Proxy proxy) {
        for (int i = 0; i < STATIONS; i++) {
            FakeStation station = FakeStation.connect(
                    URI.create("ws://127.0.0.1:" + proxy.address().getPort() + "/CP" + i), "ocpp1.6");
            station.send("[2,\"boot\",\"BootNotification\",{\"chargePointVendor\":\"V\",\"chargePointModel\":\"M\"}]");
            stations.add(station);
        }
    }
}
