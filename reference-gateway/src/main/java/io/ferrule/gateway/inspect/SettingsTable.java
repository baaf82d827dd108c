// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.AwaySettings;
import io.ferrule.gateway.config.ChargingBlock;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.JournalBlock;
import io.ferrule.gateway.config.NorthboundSettings;
import io.ferrule.gateway.config.SouthboundSettings;
import io.ferrule.gateway.config.TermsBlock;
import io.ferrule.gateway.config.Trust;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.Addresses;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.validation.Mend;
import io.ferrule.proxy.KeepAlive;
import io.ferrule.proxy.WireLimits;
import io.ferrule.proxy.intercept.ValidationPlan;
import io.ferrule.proxy.upstream.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Every setting as it holds, defaults filled in. */
final class SettingsTable {

    private final List<Map<String, String>> rows = new ArrayList<>();

    private SettingsTable() {}

    static Table of(GatewayConfig config) {
        SettingsTable table = new SettingsTable();
        table.row("data-dir", config.dataDir());
        table.row("admin.listen", Addresses.text(config.admin().listen()));
        table.row("admin.token", config.admin().token().isPresent() ? "***" : "none");
        table.southbound(config.southbound());
        table.keepAlive(
                config.southbound().pings().keepAlive(config.northbound().ping()));
        table.northbound(config.northbound());
        CertificateRows.of(config.certificates()).forEach(table::row);
        config.firmware().ifPresent(block -> table.row("firmware.listen", Addresses.text(block.listen())));
        config.charging().ifPresent(table::charging);
        table.journal(config.journal());
        ControllerRows.of(config).forEach(table::row);
        table.row("ceilings.observers-heap-percent", config.ceilings().observersHeapPercent());
        table.row("ceilings.newcomers-heap-percent", config.ceilings().newcomersHeapPercent());
        table.validation(config.validation());
        return new Table("settings", table.rows);
    }

    private void charging(ChargingBlock block) {
        row("charging.site", block.file());
        row("charging.policy", block.site().rules().policy().word());
        block.terms().flatMap(TermsBlock::tariff).ifPresent(file -> row("charging.tariff", file));
        block.terms().flatMap(TermsBlock::event).ifPresent(file -> row("charging.openadr", file));
    }

    private void southbound(SouthboundSettings settings) {
        row("southbound.listen", Addresses.text(settings.listen()));
        row("southbound.admission", word(settings.admission()));
        row(
                "southbound.without-subprotocol",
                settings.withoutSubprotocol().map(OcppVersion::number).orElse("refuse"));
        row("southbound.duplicates", word(settings.duplicates()));
        row("southbound.transaction-ids", word(settings.transactionIds()));
        row("southbound.silent-after-heartbeats", orNone(settings.silentAfterHeartbeats()));
        WireLimits wire = settings.wire();
        row("southbound.limits.message-bytes", wire.messageBytes());
        row("southbound.limits.handshake-seconds", wire.handshakeTimeout().toSeconds());
        row("southbound.limits.header-bytes", wire.headerBytes());
        row("southbound.limits.messages-per-second", wire.messagesPerSecond());
        row("southbound.limits.frames-per-second", wire.framesPerSecond());
        row("southbound.limits.control-frames-per-second", wire.controlFramesPerSecond());
        row("southbound.limits.send-queue-bytes", wire.sendQueueBytes());
        row("southbound.limits.connections", wire.connections());
        row("southbound.limits.depth", settings.frames().depth());
        row("southbound.limits.number-digits", settings.frames().numberDigits());
    }

    private void keepAlive(KeepAlive settings) {
        row("southbound.ping-seconds", orNone(settings.ping().toSeconds()));
        row("southbound.pong-seconds", orNone(settings.patience().toSeconds()));
    }

    private void northbound(NorthboundSettings settings) {
        row("northbound.url", settings.url() + (settings.url().toString().endsWith("/") ? "" : "/") + "{identity}");
        row("northbound.security-profile", settings.profile().number());
        row("northbound.tls.provider", word(settings.tls().provider()));
        row("northbound.tls.hybrid", word(settings.tls().hybrid()));
        row("northbound.tls.rsa-key-exchange", settings.tls().rsaKeyExchange());
        row("northbound.trust", trust(settings.trust()));
        settings.identity().ifPresent(files -> {
            row("northbound.identity.certificate", files.certificate());
            row("northbound.identity.key", files.key());
        });
        Backoff reconnect = settings.reconnect();
        row("northbound.reconnect.wait-minimum-seconds", reconnect.waitMinimum().toSeconds());
        row("northbound.reconnect.random-range-seconds", reconnect.randomRange().toSeconds());
        row("northbound.reconnect.repeat-times", reconnect.repeatTimes());
        row("northbound.call-timeout-seconds", settings.callTimeout().toSeconds());
        row("northbound.ping-seconds", orNone(settings.ping().toSeconds()));
        away(settings.away());
        FurtherSettings.of(settings.further()).forEach(this::row);
    }

    private void away(AwaySettings away) {
        row("northbound.when-away", word(away.mode()));
        row("northbound.boot-while-away", word(away.boot()));
        row("northbound.authorize-while-away", word(away.authorize()));
        row("northbound.replay-per-second", away.replayPerSecond());
    }

    private void journal(JournalBlock journal) {
        row("journal.megabytes", journal.megabytes());
        row("journal.days", journal.age().toDays());
        row("journal.key", journal.key().isPresent() ? "***" : "none");
    }

    private void validation(ValidationPlan plan) {
        modes("validation", plan.usual());
        new TreeMap<>(plan.actions()).forEach((action, modes) -> modes("validation.actions." + action, modes));
        for (Mend mend : Mend.values()) {
            row("validation.mends." + word(mend), plan.mends().contains(mend) ? "on" : "off");
        }
        plan.zone().ifPresent(zone -> row("validation.zone", zone));
    }

    private void modes(String block, ValidationPlan.Modes modes) {
        row(block + ".from-station", word(modes.fromStation()));
        row(block + ".from-csms", word(modes.fromCsms()));
    }

    private void row(String key, Object value) {
        rows.add(new Row().with("key", key).with("value", value).columns());
    }

    static String trust(Trust trust) {
        if (trust instanceof Trust.Files files) {
            return String.join(
                    ", ", files.files().stream().map(Object::toString).toList());
        }
        return trust instanceof Trust.SystemRoots ? "system" : "none (no TLS)";
    }

    static String orNone(long number) {
        return number == 0 ? "0 (none)" : Long.toString(number);
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
