// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

import io.ferrule.certs.StationDnsName;
import io.ferrule.certs.StationName;
import io.ferrule.certs.StationSubject;
import io.ferrule.model.StationId;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.intercept.ValidationPlan;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that one file says, checked.
 *
 * @param dataDir directory for durable state
 * @param admin the admin port
 * @param southbound the side that stations connect to
 * @param northbound the side that faces the CSMS
 * @param certificates keys, certificates and roots on the stations' behalf
 * @param firmware signed firmware for stations that cannot check it
 * @param journal how much is kept for a CSMS that is away
 * @param ceilings when something is given up for want of memory
 * @param charging the site whose power is shared
 * @param validation what is done about messages that break the schema, for stations that say nothing else
 * @param ids the intrusion detection
 * @param stations listed stations, each identity once
 */
public record GatewayConfig(
        Path dataDir,
        AdminSettings admin,
        SouthboundSettings southbound,
        NorthboundSettings northbound,
        CertificateSettings certificates,
        Optional<FirmwareBlock> firmware,
        JournalBlock journal,
        CeilingSettings ceilings,
        Optional<ChargingBlock> charging,
        ValidationPlan validation,
        Optional<IdsBlock> ids,
        List<StationSettings> stations) {

    /** Copies the list. */
    public GatewayConfig {
        stations = List.copyOf(stations);
    }

    /**
     * Finds a listed station.
     *
     * @param id its identity
     * @return its settings, or empty if it is not listed
     */
    public Optional<StationSettings> station(StationId id) {
        return stations.stream().filter(station -> station.id().equals(id)).findFirst();
    }

    /**
     * The gateway itself as a station.
     *
     * @return the Local Controller of its site, if it is one
     */
    public Optional<LocalControllerSettings> localController() {
        return charging.flatMap(ChargingBlock::localController);
    }

    /**
     * How the connection of a station is kept alive.
     *
     * @param id its identity, listed or not
     * @return what its own block, the block of all stations and the one of both legs say together
     */
    public KeepAlive keepAlive(StationId id) {
        return station(id)
                .map(station -> station.southbound().pings())
                .orElseGet(PingSettings::unsaid)
                .or(southbound.pings())
                .keepAlive(northbound.ping());
    }

    /**
     * What becomes of transaction ids that a station has made up.
     *
     * @param id its identity, listed or not
     * @return what its own block says, or else the block of all stations
     */
    public TransactionIds transactionIds(StationId id) {
        return station(id)
                .flatMap(station -> station.southbound().transactionIds())
                .orElse(southbound.transactionIds());
    }

    /**
     * Who a station is in its certificate.
     *
     * @param id its identity, listed or not
     * @return its names, or empty as long as the operator's name is not known or the names are of no use
     */
    public Optional<StationSubject> subject(StationId id) {
        RequestSettings requests = certificates.requests();
        StationId named = new StationId(certificates.mode().holder(id));
        String commonName = requests.commonName(named, serial(id));
        return requests.organisation()
                .filter(operator -> StationSubject.problem(operator, commonName).isEmpty())
                .map(operator -> new StationSubject(operator, commonName));
    }

    /**
     * Who a station is in the certificate that an authority is asked for.
     *
     * @param id its identity, listed or not
     * @return its names in the form in which that authority knows names; empty as {@link #subject} is
     */
    public Optional<StationName> enrolmentName(StationId id) {
        Optional<AcmeSettings> acme = certificates.acme();
        if (acme.isEmpty()) {
            return subject(id).map(StationName.class::cast);
        }
        String holder = certificates.mode().holder(id);
        String dnsName = acme.get().dnsName(holder, serial(id));
        return certificates
                .requests()
                .organisation()
                .filter(operator -> StationDnsName.problem(dnsName).isEmpty())
                .map(operator -> new StationDnsName(operator, dnsName));
    }

    /**
     * The serial number of a station.
     *
     * @param id its identity, listed or not
     * @return what the configuration says; where the gateway has one identity for all stations, the gateway's own
     */
    public Optional<String> serial(StationId id) {
        return certificates.mode() == IdentityMode.GATEWAY
                ? certificates.requests().gatewaySerial()
                : station(id)
                        .flatMap(StationSettings::serial)
                        .or(() -> localController().filter(own -> own.is(id)).flatMap(LocalControllerSettings::serial));
    }

    /** Reads the whole file; empty where something required is missing, which the source knows. */
    static Optional<GatewayConfig> read(Section root, Source source) {
        Path dataDir = source.resolve(root.value("data-dir", Values::text).orElse("data"));
        AdminSettings admin = root.section("admin").map(AdminSettings::read).orElseGet(AdminSettings::defaults);
        Optional<SouthboundSettings> southbound = required(root, "southbound").flatMap(SouthboundSettings::read);
        Optional<Section> north = required(root, "northbound");
        Optional<NorthboundSettings> northbound = north.flatMap(section -> NorthboundSettings.read(section, source));
        JournalBlock journal = root.section("journal").map(JournalBlock::read).orElseGet(JournalBlock::defaults);
        CeilingSettings ceilings =
                root.section("ceilings").map(CeilingSettings::read).orElseGet(CeilingSettings::defaults);
        CertificateSettings certificates = certificates(root, north, source, dataDir);
        ValidationPlan validation = root.section("validation")
                .map(section -> ValidationSettings.read(section, ValidationSettings.defaults()))
                .orElseGet(ValidationSettings::defaults);
        List<StationSettings> stations = stations(root, source, validation);
        Optional<ChargingBlock> charging =
                root.section("charging").flatMap(section -> ChargingBlock.read(section, source));
        Promises.modules(root);
        if (southbound.isEmpty() || north.isEmpty() || northbound.isEmpty()) {
            return Optional.empty();
        }
        var config = new GatewayConfig(
                dataDir,
                admin,
                southbound.get(),
                northbound.get(),
                certificates,
                root.section("firmware").flatMap(section -> FirmwareBlock.read(section, source)),
                journal,
                ceilings,
                charging,
                validation,
                root.section("ids").map(section -> IdsBlock.read(section, source)),
                stations);
        Credentials.check(config, north.get());
        EnrolmentSettings.check(certificates, north.get());
        LocalControllerSettings.check(config, root);
        DnsNames.check(config, root);
        return Optional.of(config);
    }

    private static Optional<Section> required(Section root, String key) {
        Optional<Section> section = root.section(key);
        if (section.isEmpty()) {
            root.problem(key, "is required; the smallest file has southbound.listen and northbound.url");
        }
        return section;
    }

    private static CertificateSettings certificates(
            Section root, Optional<Section> northbound, Source source, Path dataDir) {
        CertificateSettings own = root.section("certificates")
                .map(section -> CertificateSettings.read(section, source, dataDir))
                .orElseGet(() -> CertificateSettings.below(dataDir));
        return northbound.map(own::with).orElse(own);
    }

    private static List<StationSettings> stations(Section root, Source source, ValidationPlan usual) {
        Map<StationId, Integer> seen = new HashMap<>();
        return root.sections("stations").stream()
                .flatMap(section -> {
                    Optional<StationSettings> station = StationSettings.read(section, source, usual);
                    station.map(StationSettings::id)
                            .filter(id -> seen.merge(id, 1, Integer::sum) > 1)
                            .ifPresent(id -> section.problem("id", "is the identity of an earlier station too"));
                    return station.stream();
                })
                .toList();
    }
}
