// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.proxy.upstream.TlsChoice;
import io.ferrule.proxy.upstream.TlsSupport;
import io.ferrule.proxy.upstream.TlsSupport.Suite;
import java.util.List;

/** Which cipher suites are offered to the CSMS, and how to get those that are not. */
final class SuitesTable {

    private SuitesTable() {}

    static Table of(TlsChoice choice, List<String> notes) {
        List<Suite> suites = TlsSupport.suites();
        List<String> lacking = suites.stream()
                .filter(suite -> suite.forwardSecrecy() ? suite.required() : choice.rsaKeyExchange())
                .filter(suite -> !suite.offered())
                .map(Suite::name)
                .toList();
        if (!lacking.isEmpty()) {
            notes.add(
                    "Java " + Runtime.version() + " does not offer " + String.join(", ", lacking)
                            + ". A CSMS that knows nothing else needs them: start with"
                            + " JAVA_OPTS=-Djava.security.properties=conf/tls-rsa.security (docs/operations.md, Java runtimes)");
        }
        if (choice.rsaKeyExchange()) {
            notes.add(
                    "northbound.tls.rsa-key-exchange allows connections without forward secrecy: whoever records them and"
                            + " gets the CSMS's key later can read them. ferrule cert report --url shows which links use it");
        }
        return new Table(
                "suites",
                suites.stream()
                        .map(suite -> new Row()
                                .with("suite", suite.name())
                                .with("state", state(suite, choice))
                                .with("ocpp", suite.required() ? "names it" : "-")
                                .with("for", suite.purpose())
                                .columns())
                        .toList());
    }

    private static String state(Suite suite, TlsChoice choice) {
        if (!suite.offered()) {
            return "lacking";
        }
        return suite.forwardSecrecy() || choice.rsaKeyExchange() ? "offered" : "off (rsa-key-exchange)";
    }
}
