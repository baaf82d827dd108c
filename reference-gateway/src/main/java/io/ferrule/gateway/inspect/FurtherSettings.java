// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.FurtherUpstreams;
import io.ferrule.gateway.config.ObserverSettings;
import io.ferrule.gateway.config.TargetSettings;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of further addresses and of observers, as they hold. */
final class FurtherSettings {

    private final Map<String, Object> rows = new LinkedHashMap<>();

    private FurtherSettings() {}

    static Map<String, Object> of(FurtherUpstreams further) {
        FurtherSettings settings = new FurtherSettings();
        for (int i = 0; i < further.failover().size(); i++) {
            settings.target("northbound.failover[" + i + "]", further.failover().get(i), "{identity}");
        }
        for (int i = 0; i < further.observers().size(); i++) {
            settings.observer(
                    "northbound.observers[" + i + "]", further.observers().get(i));
        }
        if (!further.virtualKeys().isEmpty()) {
            settings.rows.put("northbound.virtual-keys", list(further.virtualKeys(), "none"));
        }
        return settings.rows;
    }

    private void observer(String block, ObserverSettings observer) {
        rows.put(block + ".name", observer.name());
        target(block, observer.target(), observer.idTemplate());
        rows.put(block + ".allow", list(observer.allow(), "nothing (read-only)"));
        rows.put(block + ".virtual-keys", list(observer.virtualKeys(), "none"));
        rows.put(block + ".stations", list(observer.stations(), "all"));
    }

    private void target(String block, TargetSettings target, String identity) {
        rows.put(block + ".url", target.url() + (target.url().toString().endsWith("/") ? "" : "/") + identity);
        rows.put(block + ".security-profile", target.profile().number());
        rows.put(block + ".trust", SettingsTable.trust(target.trust()));
        target.identity().ifPresent(files -> {
            rows.put(block + ".identity.certificate", files.certificate());
            rows.put(block + ".identity.key", files.key());
        });
        target.password().ifPresent(secret -> rows.put(block + ".password", "***"));
    }

    private static String list(Collection<?> values, String none) {
        return values.isEmpty()
                ? none
                : String.join(
                        ", ", values.stream().map(Object::toString).sorted().toList());
    }
}
