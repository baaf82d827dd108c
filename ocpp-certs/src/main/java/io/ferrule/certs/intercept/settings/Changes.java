// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept.settings;

import io.ferrule.certs.StationSubject;
import io.ferrule.certs.intercept.SecurityEventType;
import io.ferrule.certs.intercept.SecurityEvents;
import io.ferrule.certs.intercept.SignRetry;
import io.ferrule.model.StationId;
import io.ferrule.proxy.upstream.Password;
import io.ferrule.proxy.upstream.SecurityProfile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Judges what a CSMS wants to change, and writes it down before it is accepted. Safe for use by several threads. */
final class Changes {

    private static final Pattern HEX_KEY = Pattern.compile("([0-9a-fA-F]{2}){16,20}");
    private static final int MIN_PASSWORD = 16;
    private static final int MAX_KEY = 20;
    private static final int MAX_PASSWORD = 64;
    private static final int LONGEST_WAIT = 604_800;

    private final Choices choices;
    private final SettingsRules rules;
    private final SecurityEvents events;

    Changes(Choices choices, SettingsRules rules, SecurityEvents events) {
        this.choices = choices;
        this.rules = rules;
        this.events = events;
    }

    /** What became of a change. */
    enum Verdict {
        REJECTED,
        /** Rejected: it names a slot in which there is nothing. */
        INVALID_NETWORK,
        /** Rejected: less security than there is. */
        DOWNGRADE,
        /** Rejected, whatever the value. */
        READ_ONLY,
        ACCEPTED,
        /** Accepted, and now it has to be tried whether a connection comes about. */
        ON_TRIAL;

        boolean accepted() {
            return this == ACCEPTED || this == ON_TRIAL;
        }
    }

    /** The security profile, only ever upwards (OCPP 1.6 security white paper edition 3, A05.FR.01 to A05.FR.06). */
    CompletableFuture<Verdict> profile(StationId station, String value) {
        NorthboundChoice now = choices.inForce(station);
        Optional<SecurityProfile> wanted = profileOf(value).filter(profile -> allowed(station, now, profile));
        return wanted.isEmpty() || choices.onTrial(station)
                ? rejected()
                : write(station, standing -> standing.trying(now.with(wanted.get())), Verdict.ON_TRIAL);
    }

    private static Optional<SecurityProfile> profileOf(String value) {
        return value.matches("[0-3]") ? Optional.of(SecurityProfile.of(Integer.parseInt(value))) : Optional.empty();
    }

    private boolean allowed(StationId station, NorthboundChoice now, SecurityProfile wanted) {
        return wanted.number() > now.profile().number() && possible(station, wanted);
    }

    /** Whether there is what a profile needs (A05.FR.02 to A05.FR.04). */
    boolean possible(StationId station, SecurityProfile wanted) {
        NorthboundChoice now = choices.inForce(station);
        boolean password = !now.with(wanted).showsPassword()
                || now.password()
                        .filter(secret -> secret.bytes().length >= MIN_PASSWORD)
                        .isPresent();
        boolean root = !wanted.tls() || rules.material().csmsRoot(station);
        boolean own = wanted != SecurityProfile.TLS_CLIENT_CERTIFICATE
                || rules.material().validCertificate(station);
        return password && root && own;
    }

    /** AuthorizationKey of 1.6: 16 to 20 bytes in hexadecimal, or as characters where it cannot be hexadecimal. */
    CompletableFuture<Verdict> key(StationId station, String value) {
        if (HEX_KEY.matcher(value).matches()) {
            return password(station, HexFormat.of().parseHex(value));
        }
        byte[] text = value.getBytes(StandardCharsets.UTF_8);
        return text.length <= MAX_KEY ? password(station, text) : rejected();
    }

    /** BasicAuthPassword of 2.0.1: 16 to 64 characters as they are. */
    CompletableFuture<Verdict> password(StationId station, String value) {
        return value.length() <= MAX_PASSWORD ? password(station, value.getBytes(StandardCharsets.UTF_8)) : rejected();
    }

    private CompletableFuture<Verdict> password(StationId station, byte[] bytes) {
        if (bytes.length < MIN_PASSWORD || choices.onTrial(station)) {
            return rejected();
        }
        NorthboundChoice fresh = choices.inForce(station).with(new Password(bytes));
        return fresh.showsPassword()
                ? write(station, standing -> standing.trying(fresh), Verdict.ON_TRIAL)
                : write(station, standing -> standing.with(fresh), Verdict.ACCEPTED)
                        .thenApply(verdict -> toldPassword(station, verdict));
    }

    private Verdict toldPassword(StationId station, Verdict verdict) {
        if (verdict.accepted()) {
            tell(station, "password changed");
        }
        return verdict;
    }

    /** Tells the operator and the security log what became of a password or profile, never the value (A01.FR.08 to A01.FR.12). */
    void tell(StationId station, String words) {
        rules.notes().accept(station, words);
        events.raise(station, SecurityEventType.RECONFIGURATION_OF_SECURITY_PARAMETERS, words);
    }

    /** CpoName and OrganizationName: what can be the O of a certificate, or nothing. */
    CompletableFuture<Verdict> organisation(StationId station, String value) {
        return value.isEmpty() || StationSubject.problem(value, "any").isEmpty()
                ? write(station, standing -> standing.of(value), Verdict.ACCEPTED)
                : rejected();
    }

    /** CertSigningWaitMinimum: whole seconds, 1 to a week. */
    CompletableFuture<Verdict> signWait(StationId station, String value) {
        Optional<Integer> seconds = number(value).filter(number -> number >= 1 && number <= LONGEST_WAIT);
        return changeRetry(station, seconds.map(number -> retry -> retry.withFirst(Duration.ofSeconds(number))));
    }

    /** CertSigningRepeatTimes. */
    CompletableFuture<Verdict> signTimes(StationId station, String value) {
        Optional<Integer> times = number(value).filter(number -> number <= SignRetry.MOST_TIMES);
        return changeRetry(station, times.map(number -> retry -> retry.withTimes(number)));
    }

    private CompletableFuture<Verdict> changeRetry(StationId station, Optional<UnaryOperator<SignRetry>> how) {
        return how.map(change -> write(
                        station,
                        standing -> standing.of(change.apply(standing.retry().orElseGet(SignRetry::standard))),
                        Verdict.ACCEPTED))
                .orElseGet(Changes::rejected);
    }

    private static Optional<Integer> number(String value) {
        return value.matches("[0-9]{1,6}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    /** Writes something; a change that cannot be written is refused. */
    CompletableFuture<Verdict> write(StationId station, UnaryOperator<Standing> how, Verdict then) {
        Executor executor = rules.executor();
        try {
            return CompletableFuture.supplyAsync(() -> written(station, how, then), executor);
        } catch (RejectedExecutionException e) {
            return rejected();
        }
    }

    private Verdict written(StationId station, UnaryOperator<Standing> how, Verdict then) {
        try {
            choices.change(station, how);
            return then;
        } catch (IOException e) {
            rules.notes()
                    .accept(
                            station,
                            "its settings cannot be written: " + e.getClass().getSimpleName());
            return Verdict.REJECTED;
        }
    }

    private static CompletableFuture<Verdict> rejected() {
        return CompletableFuture.completedFuture(Verdict.REJECTED);
    }
}
