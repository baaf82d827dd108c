// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import io.ferrule.certs.CertificateFacts;
import io.ferrule.certs.RootUse;
import io.ferrule.certs.roots.InstallDecision;
import io.ferrule.certs.roots.InstalledRoot;
import io.ferrule.certs.roots.RootDecisions;
import io.ferrule.certs.store.IdentityStore;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.verify.LeafHistory;
import io.ferrule.gateway.admin.CertificateJson;
import io.ferrule.gateway.command.Trouble;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ferrule cert roots}: the roots of a station, one more, or one less. */
@Command(
        name = "roots",
        description = {
            "Lists the roots of a station; with --add or --remove changes them.",
            "A new root is judged like one that the CSMS installs. For a change the gateway must be stopped."
        },
        footer = {
            "",
            "Example:  ferrule cert roots gateway.yaml CP001 --add new-root.pem",
            "          ferrule cert roots gateway.yaml CP001 --remove 3f2a…"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:listed, or changed",
            "1:refused, not there, or the gateway runs",
            "2:wrong usage, unreadable file or no store"
        },
        mixinStandardHelpOptions = true)
final class RootsCommand extends CertTask {

    private static final int FEWEST_DIGITS = 8;

    @Parameters(index = "1", paramLabel = "STATION", description = "Identity in the station's URL.")
    private String station = "";

    @Option(names = "--add", paramLabel = "FILE", description = "PEM with one root; - for standard input.")
    private Optional<Path> added = Optional.empty();

    @Option(names = "--use", paramLabel = "csms|manufacturer", description = "What the new root is for (csms).")
    private String use = "csms";

    @Option(
            names = "--remove",
            paramLabel = "FINGERPRINT",
            description = "SHA-256 of the root in hex, or at least its first 8 digits.")
    private Optional<String> removed = Optional.empty();

    @Override
    protected int work() throws Trouble {
        if (added.isPresent() && removed.isPresent()) {
            throw new Trouble(Trouble.USAGE, "either --add or --remove, not both");
        }
        String holder = place().holder(station(station));
        if (added.isPresent()) {
            RootUse kind = kind();
            String text = text(added.get());
            RootDecisions decisions = new RootDecisions(place().settings().roots());
            return place().change(store -> add(
                    store,
                    holder,
                    decisions.install(
                            kind,
                            text,
                            store.station(holder).trust(),
                            Clock.systemUTC().instant())));
        }
        if (removed.isPresent()) {
            return place().change(store -> remove(store, holder));
        }
        return list(place().known(station(station)));
    }

    private RootUse kind() throws Trouble {
        return switch (use) {
            case "csms" -> RootUse.CSMS;
            case "manufacturer" -> RootUse.MANUFACTURER;
            default -> throw new Trouble(Trouble.USAGE, "--use is csms or manufacturer");
        };
    }

    private int add(IdentityStore store, String holder, InstallDecision decision) throws IOException, Trouble {
        if (decision instanceof InstallDecision.Refused refused) {
            String detail = refused.detail().isEmpty() ? "" : ": " + refused.detail();
            throw new Trouble(Trouble.NOT_FINE, refused.reason().sentence() + detail + "; nothing was changed");
        }
        InstallDecision.Install install = (InstallDecision.Install) decision;
        install.notes().forEach(this::say);
        store.keepTrust(holder, install.after());
        return list(store.station(holder));
    }

    private int remove(IdentityStore store, String holder) throws IOException, Trouble {
        String wanted = removed.orElse("").toLowerCase(Locale.ROOT).replace(":", "");
        List<InstalledRoot> found = store.station(holder).trust().roots().stream()
                .filter(root -> LeafHistory.fingerprint(root.certificate()).startsWith(wanted))
                .toList();
        if (wanted.length() < FEWEST_DIGITS || found.size() != 1) {
            throw new Trouble(
                    Trouble.NOT_FINE,
                    "this names " + (found.size() > 1 && wanted.length() >= FEWEST_DIGITS ? "several roots" : "no root")
                            + " of " + holder + "; give at least 8 digits of the fingerprint that is listed");
        }
        store.keepTrust(
                holder, store.station(holder).trust().without(found.get(0).certificate()));
        say("a configured root that was removed does not come back by itself");
        if (found.get(0).use() == RootUse.CSMS && !hasCsmsRoot(store.station(holder))) {
            say("no root for the CSMS is left: the gateway cannot connect " + holder
                    + " before there is another; give one with --add FILE");
        }
        return list(store.station(holder));
    }

    private static boolean hasCsmsRoot(StationIdentity identity) {
        return identity.trust().roots().stream().anyMatch(root -> root.use() == RootUse.CSMS);
    }

    private int list(StationIdentity identity) {
        List<InstalledRoot> roots = identity.trust().roots();
        if (json()) {
            roots.forEach(root -> print(line -> CertificateJson.root(line, root)));
        } else if (!roots.isEmpty()) {
            table("roots", roots.stream().map(RootsCommand::row).toList());
        }
        say(roots.size() + (roots.size() == 1 ? " root" : " roots"));
        return 0;
    }

    private static Map<String, String> row(InstalledRoot root) {
        CertificateFacts facts = CertificateFacts.of(root.certificate());
        Map<String, String> row = new LinkedHashMap<>();
        row.put("use", Words.of(root.use()));
        row.put("standing", Words.of(root.standing()));
        row.put("subject", shown(facts.subject()));
        row.put("key", facts.key());
        row.put("not-after", facts.notAfter().toString());
        row.put("fingerprint", LeafHistory.fingerprint(root.certificate()));
        return row;
    }
}
