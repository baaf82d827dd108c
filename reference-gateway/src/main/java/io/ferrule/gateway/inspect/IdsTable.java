// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.EvidenceBlock;
import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.config.IdsBlock;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.IdsRules;
import io.ferrule.gateway.wiring.StartException;
import io.ferrule.ids.rule.Reaction;
import io.ferrule.ids.rule.RuleSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the intrusion detection would do: how many rules, in which mode, and whom it tells. */
final class IdsTable {

    private IdsTable() {}

    static Optional<Table> of(GatewayConfig config, List<String> problems) {
        try {
            return IdsRules.of(config).map(rules -> table(config.ids().orElseThrow(), rules));
        } catch (StartException e) {
            problems.addAll(List.of(String.valueOf(e.getMessage()).split("\n", -1)));
            return Optional.empty();
        }
    }

    private static Table table(IdsBlock block, IdsRules rules) {
        EvidenceBlock evidence = block.evidence();
        return new Table(
                "intrusion detection",
                List.of(new Row()
                        .with("mode", word(rules.usual()))
                        .with("rules", rules.rules().rules().size())
                        .with("may-block", count(rules.rules(), Reaction.BLOCK))
                        .with("own-mode", rules.own().size() + " stations")
                        .with("csms", evidence.csms() ? "on" : "off")
                        .with(
                                "ecs",
                                evidence.ecs().map(ecs -> ecs.file().toString()).orElse("none"))
                        .with("syslog", evidence.syslog().map(to -> text(to)).orElse("none"))
                        .columns()));
    }

    private static String text(EvidenceBlock.Syslog syslog) {
        return syslog.target().transport().name().toLowerCase(Locale.ROOT) + "://"
                + syslog.target().host() + ":" + syslog.target().port();
    }

    private static long count(RuleSet rules, Reaction reaction) {
        return rules.rules().stream()
                .filter(rule -> rule.card().reaction() == reaction)
                .count();
    }

    private static String word(Optional<Reaction> mode) {
        return mode.map(SettingsTable::word).orElse("off");
    }
}
