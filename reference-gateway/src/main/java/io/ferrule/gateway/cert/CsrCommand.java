// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.KeyType;
import io.ferrule.certs.SigningRequest;
import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.Generation;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.Rotation;
import io.ferrule.certs.store.Stage;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert csr}: a new key, and a request for it. */
@Command(
        name = "csr",
        description = {
            "Makes a new key for a station and writes a request for its certificate, as PEM.",
            "The gateway must be stopped. The key waits in the store until: ferrule cert install"
        },
        footer = {"", "Example:  ferrule cert csr gateway.yaml CP001 > cp001.csr"},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:made", "1:the gateway runs, or the key cannot be kept", "2:wrong usage or no store"},
        mixinStandardHelpOptions = true)
final class CsrCommand extends CertTask {

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Mixin
    private Names names = new Names();

    @Option(names = "--key-type", paramLabel = "TYPE", description = "EC-P256, EC-P384, RSA-2048 or RSA-3072.")
    private Optional<String> keyType = Optional.empty();

    @Override
    protected int work() throws Trouble {
        StationSubject subject = names.of(station(station), place());
        KeyType type = type();
        String holder = place().holder(station(station));
        return place().change(store -> make(store, holder, subject, type));
    }

    private KeyType type() throws Trouble {
        KeyType usual = place().settings().requests().keyType();
        if (keyType.isEmpty()) {
            return usual;
        }
        return KeyType.named(keyType.get())
                .orElseThrow(() -> new Trouble(Trouble.USAGE, "--key-type is EC-P256, EC-P384, RSA-2048 or RSA-3072"));
    }

    private int make(IdentityStore store, String holder, StationSubject subject, KeyType type)
            throws IOException, Trouble {
        Rotation rotation = new Rotation(store);
        Generation made = rotation.newKey(holder, type);
        SigningRequest request;
        try {
            request = SigningRequest.create(subject, store.pair(holder, made.number()));
        } catch (GeneralSecurityException e) {
            throw new Trouble(Trouble.NOT_FINE, "the new key cannot sign: " + e.getMessage());
        }
        rotation.advance(holder, made.number(), Stage.CSR_SENT);
        if (json()) {
            print(line -> {
                line.writeStartObject();
                line.writeStringField("station", holder);
                line.writeNumberField("generation", made.number());
                line.writeStringField("csr", request.pem());
                line.writeEndObject();
            });
        } else {
            out().print(request.pem());
            out().flush();
        }
        say("key " + made.number() + " of " + holder + " waits; next: ferrule cert install PLACE " + holder + " FILE");
        return 0;
    }
}
