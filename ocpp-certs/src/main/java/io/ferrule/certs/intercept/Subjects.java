// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.certs.StationSubject;
import io.ferrule.certs.store.StationIdentity;
import io.ferrule.certs.store.StoreException;
import io.ferrule.model.StationId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The name of one identity in its certificates. Used on the identity's own thread. */
final class Subjects {

    /** What firmware writes where nobody has set a number. */
    private static final Pattern NO_SERIAL = Pattern.compile("0*|(?i)unknown|none|null|n/?a|-+|x+");

    private final Office office;
    private final StationId name;
    private List<String> reported = List.of();
    private Optional<String> alarmed = Optional.empty();

    Subjects(Office office, StationId name) {
        this.office = office;
        this.name = name;
    }

    /** The serial numbers in a station's BootNotification, the best first. */
    void reported(StationId station, List<String> serials) throws StoreException {
        if (naming().gateway().isPresent()) {
            return;
        }
        reported =
                serials.stream().map(String::strip).filter(Subjects::isSerial).toList();
        Optional<String> pinned = office.store().station(name.value()).commonName();
        if (pinned.isPresent() && !reported.isEmpty() && differs(pinned.get())) {
            alarmed = Optional.of(reported.get(0));
            office.tell(
                    station,
                    LifeEvent.Kind.SERIAL_CHANGED,
                    "the station reports another serial number than the name in its certificate, which stays");
        }
    }

    private boolean differs(String pinned) {
        boolean matters =
                naming().rule().needsSerial() && naming().serial().apply(name).isEmpty();
        boolean byId = pinned.equals(ruled(name.value()));
        boolean same = reported.stream().anyMatch(serial -> pinned.equals(ruled(serial)));
        return matters && !byId && !same && !alarmed.equals(Optional.of(reported.get(0)));
    }

    /** The subject of a request or of what comes for it; empty if it cannot be made. */
    Optional<StationSubject> subject(StationId station) throws StoreException {
        StationIdentity identity = office.store().station(name.value());
        String commonName = identity.commonName().orElseGet(() -> fresh(identity));
        return naming().organisation()
                .apply(station)
                .filter(organisation ->
                        StationSubject.problem(organisation, commonName).isEmpty())
                .map(organisation -> new StationSubject(organisation, commonName));
    }

    private String fresh(StationIdentity identity) {
        if (!naming().rule().needsSerial()) {
            return ruled("");
        }
        Optional<String> provisioned = naming().serial().apply(name);
        if (provisioned.isPresent()) {
            return ruled(provisioned.get());
        }
        Optional<String> certified = identity.certifiedName();
        return certified.orElseGet(() -> Stream.concat(reported.stream(), Stream.of(name.value()))
                .map(this::ruled)
                .filter(candidate -> !StationSubject.address(candidate) && !taken(candidate))
                .findFirst()
                .orElseGet(() -> ruled(name.value())));
    }

    private String ruled(String serial) {
        return naming().rule().name(name.value(), serial);
    }

    /** Some manufacturers give a whole series one number. */
    private boolean taken(String candidate) {
        return office.store().stations().stream()
                .filter(other -> !other.equals(name.value()))
                .anyMatch(other -> named(other, candidate));
    }

    private boolean named(String station, String candidate) {
        try {
            return office.store()
                    .station(station)
                    .commonName()
                    .filter(candidate::equals)
                    .isPresent();
        } catch (StoreException e) {
            return false;
        }
    }

    private Naming naming() {
        return office.settings().naming();
    }

    private static boolean isSerial(String text) {
        return !text.isEmpty()
                && !NO_SERIAL.matcher(text.toLowerCase(Locale.ROOT)).matches();
    }
}
