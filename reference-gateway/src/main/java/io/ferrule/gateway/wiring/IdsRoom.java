// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.gateway.config.EvidenceBlock;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.ids.LearnedFile;
import io.ferrule.gateway.metrics.MetricsPage;
import io.ferrule.gateway.process.OwnerOnly;
import io.ferrule.ids.evidence.EcsFile;
import io.ferrule.ids.evidence.Evidence;
import io.ferrule.ids.evidence.EvidenceRoute;
import io.ferrule.ids.evidence.EvidenceSink;
import io.ferrule.ids.evidence.SyslogSender;
import io.ferrule.ids.intercept.LiveDetection;
import io.ferrule.ids.intercept.LiveSettings;
import io.ferrule.ids.intercept.MeasureSettings;
import io.ferrule.ids.watch.BaselineRecord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The intrusion detection of a running gateway with everything that belongs to it. Safe for use by several threads. */
final class IdsRoom implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IdsRoom.class);

    private final Configuration configuration;
    private final LearnedFile file;
    private final Map<String, BaselineRecord> before;
    private final List<EvidenceRoute> routes;
    private final IdsAlarms alarms;
    private final LiveDetection detection;

    private IdsRoom(
            Configuration configuration, Clock clock, LearnedFile file, List<EvidenceRoute> routes, IdsAlarms alarms) {
        this.configuration = configuration;
        this.file = file;
        this.before = learned(file, configuration.rules().config());
        this.routes = routes;
        this.alarms = alarms;
        IdsRules rules = configuration.rules().ids().orElseThrow();
        LiveSettings settings = new LiveSettings(
                clock,
                station -> configuration.rules().ids().flatMap(now -> now.mode(station)),
                () -> configuration.rules().ids().map(IdsRules::measures).orElseGet(MeasureSettings::defaults),
                alarms);
        this.detection = LiveDetection.begin(rules.rules(), rules.context(), before, settings);
    }

    /** Opens what the configuration asks for, if it asks for anything. */
    static Optional<IdsRoom> open(Configuration configuration, Clock clock, MetricsPage metrics, SecurityEvents events)
            throws StartException {
        GatewayConfig config = configuration.rules().config();
        if (configuration.rules().ids().isEmpty()) {
            return Optional.empty();
        }
        EvidenceBlock evidence = config.ids().orElseThrow().evidence();
        List<EvidenceRoute> routes = new ArrayList<>();
        for (EvidenceSink sink : sinks(evidence)) {
            routes.add(new EvidenceRoute(sink, trouble -> LOG.atWarn().log(trouble)));
        }
        IdsAlarms alarms =
                new IdsAlarms(metrics.registry(), routes, evidence.csms() ? Optional.of(events) : Optional.empty());
        LearnedFile file = new LearnedFile(directory(config));
        IdsRoom room = new IdsRoom(configuration, clock, file, routes, alarms);
        room.show(metrics);
        return Optional.of(room);
    }

    LiveDetection detection() {
        return detection;
    }

    /** The latest alerts, the newest first. */
    List<Evidence> alerts() {
        return alarms.latest();
    }

    /** Other rules were read. */
    void refresh() {
        configuration.rules().ids().ifPresent(rules -> detection.replace(rules.rules(), rules.context()));
    }

    /** Writes down what was learned. */
    void keep() {
        try {
            OwnerOnly.createDirectories(directory(configuration.rules().config()));
            file.write(before, detection.learned());
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("what was learned about stations could not be written");
        }
    }

    @Override
    public void close() {
        detection.close();
        keep();
        routes.forEach(EvidenceRoute::close);
    }

    private void show(MetricsPage metrics) {
        metrics.counts("ids.engine.failures", detection::failures);
        metrics.counts("ids.missed", detection::missed);
        metrics.counts("ids.alerts.held.back", detection::heldBack);
        metrics.shows("ids.measures", () -> detection.measures().size());
        metrics.shows(
                "ids.evidence.waiting",
                () -> routes.stream().mapToInt(EvidenceRoute::waiting).sum());
        metrics.counts(
                "ids.evidence.sent",
                () -> routes.stream().mapToLong(EvidenceRoute::sent).sum());
        metrics.counts(
                "ids.evidence.lost",
                () -> routes.stream().mapToLong(EvidenceRoute::lost).sum());
    }

    private static List<EvidenceSink> sinks(EvidenceBlock evidence) throws StartException {
        List<EvidenceSink> sinks = new ArrayList<>();
        evidence.ecs().ifPresent(ecs -> sinks.add(new EcsFile(ecs.file(), ecs.megabytes(), ecs.files())));
        if (evidence.syslog().isPresent()) {
            EvidenceBlock.Syslog syslog = evidence.syslog().get();
            sinks.add(new SyslogSender(syslog.target(), syslog.host().orElseGet(IdsRoom::host), SyslogTls.of(syslog)));
        }
        return sinks;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "-";
        }
    }

    private static Path directory(GatewayConfig config) {
        return config.dataDir().resolve("ids");
    }

    /** A file that cannot be read is put aside: to learn anew is better than not to watch. */
    private static Map<String, BaselineRecord> learned(LearnedFile file, GatewayConfig config) {
        try {
            return file.read();
        } catch (IOException e) {
            LOG.atWarn().setCause(e).log("what was learned about stations cannot be read and is put aside");
            Path damaged = directory(config).resolve("baselines.json");
            try {
                Files.move(
                        damaged, damaged.resolveSibling("baselines.json.damaged"), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException kept) {
                LOG.atWarn().setCause(kept).log("it could not be put aside");
            }
            return Map.of();
        }
    }
}
