// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the CSMS of one station has changed. Immutable.
 *
 * @param proven what the CSMS was last reached with, if it is not what is configured
 * @param trial what is to take its place once the CSMS was reached with it
 * @param organisation name of the operator, if the CSMS has set one
 * @param retry how often SignCertificate is repeated, if the CSMS has set it
 * @param network what it has changed by the words of 2.x
 */
record Standing(
        Optional<NorthboundChoice> proven,
        Optional<NorthboundChoice> trial,
        Optional<String> organisation,
        Optional<SignRetry> retry,
        NetworkProfiles network) {

    static final Standing UNCHANGED =
            new Standing(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), NetworkProfiles.FIRST);

    private static final String PROVEN = "proven";
    private static final String TRIAL = "trial";
    private static final String ORGANISATION = "organisation";
    private static final String SIGN_WAIT = "sign-wait";
    private static final String SIGN_TIMES = "sign-times";
    private static final String PROFILE = "-profile";
    private static final String PASSWORD = "-password";

    Standing trying(NorthboundChoice choice) {
        return new Standing(proven, Optional.of(choice), organisation, retry, network);
    }

    Standing with(NorthboundChoice choice) {
        return new Standing(Optional.of(choice), trial, organisation, retry, network);
    }

    Standing of(String name) {
        return new Standing(proven, trial, Optional.of(name), retry, network);
    }

    Standing of(SignRetry other) {
        return new Standing(proven, trial, organisation, Optional.of(other), network);
    }

    Standing of(NetworkProfiles changed) {
        return new Standing(proven, trial, organisation, retry, changed);
    }

    /** The first slot is the active one. */
    Standing moved(SecurityProfile former) {
        return of(network.moved(former));
    }

    /** The trial has come about. */
    Standing committed() {
        return new Standing(trial.or(() -> proven), Optional.empty(), organisation, retry, network);
    }

    /** Only without the trial a connection came about. */
    Standing discarded() {
        return new Standing(proven, Optional.empty(), organisation, retry, network);
    }

    Map<String, String> write() {
        Map<String, String> values = new TreeMap<>();
        proven.ifPresent(choice -> write(PROVEN, choice, values));
        trial.ifPresent(choice -> write(TRIAL, choice, values));
        organisation.ifPresent(name -> values.put(ORGANISATION, name));
        retry.ifPresent(kept -> {
            values.put(SIGN_WAIT, Long.toString(kept.first().toSeconds()));
            values.put(SIGN_TIMES, Integer.toString(kept.times()));
        });
        if (!network.equals(NetworkProfiles.FIRST)) {
            values.putAll(network.write());
        }
        return values;
    }

    static Standing read(Map<String, String> values) {
        return values.isEmpty()
                ? UNCHANGED
                : new Standing(
                        read(PROVEN, values),
                        read(TRIAL, values),
                        Optional.ofNullable(values.get(ORGANISATION)),
                        readRetry(values),
                        NetworkProfiles.read(values));
    }

    private static Optional<SignRetry> readRetry(Map<String, String> values) {
        Optional<String> wait = Optional.ofNullable(values.get(SIGN_WAIT));
        return wait.map(seconds -> new SignRetry(
                Duration.ofSeconds(Long.parseLong(seconds)), Integer.parseInt(values.getOrDefault(SIGN_TIMES, "0"))));
    }

    private static void write(String name, NorthboundChoice choice, Map<String, String> values) {
        values.put(name + PROFILE, Integer.toString(choice.profile().number()));
        choice.password()
                .ifPresent(
                        password -> values.put(name + PASSWORD, HexFormat.of().formatHex(password.bytes())));
    }

    private static Optional<NorthboundChoice> read(String name, Map<String, String> values) {
        Optional<Password> password = Optional.ofNullable(values.get(name + PASSWORD))
                .map(hex -> new Password(HexFormat.of().parseHex(hex)));
        return Optional.ofNullable(values.get(name + PROFILE))
                .map(number -> new NorthboundChoice(SecurityProfile.of(Integer.parseInt(number)), password));
    }
}
