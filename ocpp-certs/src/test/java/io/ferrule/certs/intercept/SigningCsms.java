// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.Recipe;
import io.ferrule.certs.TestAuthority;
import io.ferrule.model.Call;
import io.ferrule.model.Payload;
import io.ferrule.proxy.testing.FakeCsmsConnection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A CSMS that accepts everything and signs whatever it is asked to; it counts how much of that at one time. */
final class SigningCsms {

    private static final Pattern ID = Pattern.compile("\\[2,\"([^\"]+)\",\"([A-Za-z]+)\"");

    final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final TestAuthority root;
    private final ExecutorService workers;
    /** Requests that are not answered; its most. */
    private int open;

    private int most;

    SigningCsms(TestAuthority root, ExecutorService workers) {
        this.root = root;
        this.workers = workers;
    }

    void answer(FakeCsmsConnection connection, String frame) {
        Matcher call = ID.matcher(frame);
        if (!call.lookingAt()) {
            return;
        }
        if (call.group(2).equals("SignCertificate")) {
            sign(connection, call.group(1), frame);
        } else {
            connection.send("[3,\"" + call.group(1)
                    + "\",{\"status\":\"Accepted\",\"currentTime\":\"2026-06-15T12:00:00Z\",\"interval\":300}]");
        }
    }

    private void sign(FakeCsmsConnection connection, String id, String frame) {
        asked.merge(connection.path(), 1, Integer::sum);
        begun();
        var unused = workers.submit(() -> {
            ended();
            connection.send("[3,\"" + id + "\",{\"status\":\"Accepted\"}]");
            String name = Received.commonName(Received.csr(List.of(frame)));
            String chain =
                    root.issuePem(SocketBench.now(Recipe.station(name)), Received.key(Received.csr(List.of(frame))));
            connection.send(Call.of("c", "CertificateSigned", Payload.empty().with("/certificateChain", chain))
                    .text());
            return true;
        });
    }

    synchronized int most() {
        return most;
    }

    private synchronized void begun() {
        most = Math.max(most, ++open);
    }

    private synchronized void ended() {
        open--;
    }
}
