// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.proxy.upstream.TlsSupport;
import io.ferrule.proxy.upstream.TlsSupport.Suite;
import java.util.List;

/** Which cipher suites the running Java offers, and how to get those it switches off. */
final class SuitesTable {

    private SuitesTable() {}

    static Table of(List<String> notes) {
        List<Suite> suites = TlsSupport.suites();
        List<String> lacking = suites.stream()
                .filter(suite -> suite.required() && !suite.offered())
                .map(Suite::name)
                .toList();
        if (!lacking.isEmpty()) {
            notes.add(
                    "Java " + Runtime.version() + " does not offer " + String.join(", ", lacking)
                            + ", which OCPP names. A CSMS that knows nothing else needs them: start with"
                            + " JAVA_OPTS=-Djava.security.properties=conf/tls-rsa.security (docs/operations.md, Java runtimes)");
        }
        return new Table(
                "suites",
                suites.stream()
                        .map(suite -> new Row()
                                .with("suite", suite.name())
                                .with("state", suite.offered() ? "offered" : "lacking")
                                .with("ocpp", suite.required() ? "names it" : "-")
                                .with("for", suite.purpose())
                                .columns())
                        .toList());
    }
}
