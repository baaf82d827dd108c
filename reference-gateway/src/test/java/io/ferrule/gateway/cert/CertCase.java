// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.RootUse;
import io.ferrule.certs.ThrowawayAuthority;
import io.ferrule.certs.store.FactoryImport;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StoreSnapshot;
import io.ferrule.gateway.cli.Ferrule;
import io.ferrule.gateway.config.StoreSettings;
import io.ferrule.gateway.identity.StoreOpening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** {@code ferrule cert} on a store with one station, CP001, that has a certificate and a root. */
abstract class CertCase {

    @TempDir
    protected Path directory;

    protected final StringWriter out = new StringWriter();
    protected final StringWriter err = new StringWriter();
    protected ThrowawayAuthority authority;

    @BeforeEach
    void makeStore() throws Exception {
        authority = ThrowawayAuthority.create("Root", Clock.systemUTC(), new SecureRandom());
        try (IdentityStore store = store()) {
            FactoryImport factory = new FactoryImport(store);
            factory.roots("CP001", RootUse.CSMS, List.of(authority.root()));
            factory.credential("CP001", authority.issueClient("SN-0001", "Example CPO"));
        }
    }

    protected IdentityStore store() throws Exception {
        return StoreOpening.open(StoreSettings.below(directory), Clock.systemUTC());
    }

    protected StoreSnapshot stored() throws Exception {
        return StoreSnapshot.read(directory.resolve("identities"));
    }

    protected int cert(String command, String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "cert";
        all[1] = command;
        all[2] = directory.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Ferrule.execute(new PrintWriter(out, true), new PrintWriter(err, true), all);
    }
}
