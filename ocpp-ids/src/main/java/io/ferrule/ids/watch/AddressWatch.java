// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Reading;
import io.ferrule.model.Side;
import io.ferrule.model.fact.Address;
import io.ferrule.model.fact.Facts;
import io.ferrule.model.fact.FirmwareOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses that a station is told to fetch firmware from or to send its logs to. */
final class AddressWatch implements Watch {

    private static final Pattern VERSION = Pattern.compile("[0-9]+(?:[.][0-9]+)+");
    private static final int MOST_RETRIES = 100;
    private static final double LONGEST_INTERVAL = 604_800;
    private static final long DAY = 86_400_000;
    private static final int LATE_DAYS = 7;

    @Override
    public void see(Observation o, StationMemory station, FleetMemory fleet) {
        if (o.kind() == ObservationKind.CALL && o.from(Side.CSMS)) {
            o.decoded().ifPresent(decoded -> {
                if (decoded.reading() instanceof Reading.Read read && read.frame() instanceof Call call) {
                    look(o, station, decoded.event().version(), call);
                }
            });
        }
    }

    private static void look(Observation o, StationMemory station, OcppVersion version, Call call) {
        Facts facts = Facts.of(version, call);
        List<String> dangers = new ArrayList<>();
        for (Address address : facts.addresses()) {
            Address.Direction way = address.purpose().direction();
            if (way == Address.Direction.DOWNLOAD && address.purpose() != Address.Purpose.DISPLAY) {
                dangers.addAll(UrlDangers.of(address, o.context().allowed().firmwareHosts()));
            } else if (way == Address.Direction.UPLOAD) {
                dangers.addAll(UrlDangers.of(address, o.context().allowed().logHosts()));
            }
        }
        if (!dangers.isEmpty()) {
            o.mark(Mark.URL, dangers.stream().distinct().toList());
        }
        retries(o);
        facts.firmware().ifPresent(order -> firmware(o, station, order));
    }

    private static void retries(Observation o) {
        double retries = Json.number(o.request(), "retries").orElse(0);
        double interval = Json.number(o.request(), "retryInterval").orElse(0);
        if (retries > MOST_RETRIES || retries < 0 || interval > LONGEST_INTERVAL || interval < 0) {
            o.mark(Mark.RETRIES, retries);
        }
    }

    private static void firmware(Observation o, StationMemory station, FirmwareOrder order) {
        long late = order.retrieveFrom()
                .flatMap(time -> time.findInstant())
                .map(time -> (o.at() - time.toEpochMilli()) / DAY)
                .orElse(0L);
        if (late >= LATE_DAYS) {
            o.mark(Mark.RETRIEVE, (double) late);
        }
        Optional<int[]> offered = last(order.location().text());
        Optional<int[]> has = last(station.baseline.fingerprint().getOrDefault("firmware", ""));
        if (offered.isPresent() && has.isPresent() && Arrays.compare(offered.get(), has.get()) < 0) {
            o.mark(Mark.OLDER, Arrays.toString(offered.get()));
        }
    }

    private static Optional<int[]> last(String text) {
        String path = text.substring(text.lastIndexOf('/') + 1);
        Matcher versions = VERSION.matcher(path);
        int[] found = new int[0];
        while (versions.find()) {
            String version = versions.group();
            if (version.length() <= 32
                    && Arrays.stream(version.split("[.]", -1)).allMatch(part -> part.length() < 9)) {
                found = Arrays.stream(version.split("[.]", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray();
            }
        }
        return found.length == 0 ? Optional.empty() : Optional.of(found);
    }
}
