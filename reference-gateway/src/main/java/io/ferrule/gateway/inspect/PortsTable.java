// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.inspect;

import io.ferrule.gateway.config.GatewayConfig;
import io.ferrule.gateway.inspect.Report.Table;
import io.ferrule.gateway.wiring.Addresses;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether the ports can be had, found out by opening each for a moment. */
final class PortsTable {

    private PortsTable() {}

    static Table of(GatewayConfig config, List<String> problems) {
        InetSocketAddress south = config.southbound().listen();
        InetSocketAddress admin = config.admin().listen();
        if (south.equals(admin) && south.getPort() != 0) {
            problems.add("admin.listen: is the same as southbound.listen; choose another port for one of them");
        }
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row("southbound.listen", south, problems));
        rows.add(row("admin.listen", admin, problems));
        config.certificates()
                .acme()
                .ifPresent(acme -> rows.add(row("certificates.enrolment.acme.listen", acme.listen(), problems)));
        return new Table("ports", rows);
    }

    private static Map<String, String> row(String key, InetSocketAddress address, List<String> problems) {
        return new Row()
                .with("key", key)
                .with("address", Addresses.text(address))
                .with("state", address.getPort() == 0 ? "any free port" : state(key, address, problems))
                .columns();
    }

    private static String state(String key, InetSocketAddress address, List<String> problems) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(address);
            return "free";
        } catch (IOException e) {
            problems.add(key + ": " + Addresses.text(address) + " cannot be had (" + e.getMessage()
                    + "); stop what listens there, this gateway perhaps, or choose another");
            return "taken";
        }
    }
}
