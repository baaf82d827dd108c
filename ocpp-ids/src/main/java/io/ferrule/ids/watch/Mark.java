// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.watch;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Something noteworthy that a watch found out about an observation. A rule refers to it by its field. */
public enum Mark {
    /** Why a text is no frame: envelope, short, not-json, extended, cut, trailing, duplicate-key, surrogate, depth, number, string, elements, long, binary. */
    UNREADABLE(
            "frame.unreadable",
            "why a text is no frame: envelope, short, not-json, extended, cut, trailing, duplicate-key, surrogate, depth, number, string, elements, long, binary"),
    /** How many different kinds of mistakes the sender made in ten minutes, the worse ones counted more. */
    SCHEMA(
            "schema.broken",
            "how many different kinds of mistakes the sender made in ten minutes, the worse ones counted more"),
    /** A BootNotification lacks a required member. */
    MISSING("schema.boot-empty", "a BootNotification lacks a required member"),
    /** Characters of a text that is far longer than its schema allows. */
    LONG_TEXT("text.long", "characters of a text that is far longer than its schema allows"),
    /** What kind of code a text carries: script, jndi, sql, shell, control, path, log. */
    INJECTION("text.injection", "what kind of code a text carries: script, jndi, sql, shell, control, path, log"),
    /** What is wrong with a number: negative-connector, beyond-int32, huge. */
    ODD_NUMBER("number.odd", "what is wrong with a number: negative-connector, beyond-int32, huge"),
    /** Elements of the largest array or object, from 1,000 on. */
    MANY_ELEMENTS("array.large", "elements of the largest array or object, from 1,000 on"),
    /** What is wrong with a date and time: number, year, calendar, offset, leap-second, text. */
    ODD_TIME("time.odd", "what is wrong with a date and time: number, year, calendar, offset, leap-second, text"),
    /** The name of an action that the version does not have. */
    UNKNOWN_ACTION("action.unknown", "the name of an action that the version does not have"),
    /** The name of an action that this side must not send. */
    WRONG_WAY("action.direction", "the name of an action that this side must not send"),
    /** Never: nobody asked; again: it was answered before. */
    UNASKED("reply.unasked", "never: nobody asked; again: it was answered before"),
    /** A message id came again on one connection with another content. */
    REUSED_ID("id.reused", "a message id came again on one connection with another content"),
    /** Calls of the CSMS that the station has not answered, from 4 on. */
    OPEN_CALLS("calls.open", "calls of the CSMS that the station has not answered, from 4 on"),
    /** Bytes of a frame that is longer than the station can bear. */
    OVERSIZE("frame.oversize", "bytes of a frame that is longer than the station can bear"),
    /** Two connections of one identity talk in turns; the address of the other. */
    BOTH_ALIVE("link.both-alive", "two connections of one identity talk in turns; the address of the other"),
    /** How often two addresses took one identity from each other in ten minutes, from 3 on. */
    FIGHT("link.fight", "how often two addresses took one identity from each other in ten minutes, from 3 on"),
    /** One connection has another address than before. */
    PEER_CHANGED("link.peer-changed", "one connection has another address than before"),
    /** How often two CSMS addresses took turns in ten minutes, from 2 on. */
    CSMS_TURNS("csms.turns", "how often two CSMS addresses took turns in ten minutes, from 2 on"),
    /** A CSMS address that was not told. */
    CSMS_STRANGER("csms.stranger", "a CSMS address that was not told"),
    /** What is wrong with an identity: path, encoding, control, letter-case, length. */
    ODD_IDENTITY("identity.odd", "what is wrong with an identity: path, encoding, control, letter-case, length"),
    /** Pings in a second, from 5 on and at least 50. */
    PING_RATE("ping.rate", "pings in a second, from 5 on and at least 50"),
    /** WebSocket frames that made no message. */
    FRAGMENTS("bytes.fragments", "WebSocket frames that made no message"),
    /** By how much a message grows when it is inflated, from 50 times and a megabyte on. */
    INFLATED("bytes.inflated", "by how much a message grows when it is inflated, from 50 times and a megabyte on"),
    /** Seconds for which less than 20 bytes a second of a message came, from 10 on. */
    TRICKLE("bytes.trickle", "seconds for which less than 20 bytes a second of a message came, from 10 on"),
    /** Which parts of a station differ from its record or its last boot. */
    BOOT_CHANGED("boot.changed", "which parts of a station differ from its record or its last boot"),
    /** The station that a transaction belongs to, where it is another one. */
    TX_FOREIGN("tx.foreign", "the station that a transaction belongs to, where it is another one"),
    /** Busy: none of the station although all its connectors are busy with others; stop: none that was seen. */
    TX_UNKNOWN(
            "tx.unknown",
            "busy: none of the station although all its connectors are busy with others; stop: none that was seen"),
    /** A transaction was stopped once more with another content. */
    TX_TWICE("tx.stopped-twice", "a transaction was stopped once more with another content"),
    /** A transaction began on a connector that has one. */
    TX_OVERLAP("tx.overlap", "a transaction began on a connector that has one"),
    /** The status of a connector on which a transaction began although it could not. */
    TX_BROKEN("tx.not-ready", "the status of a connector on which a transaction began although it could not"),
    /** A message about transactions that was answered before came again, others having come between. */
    TX_REPLAYED(
            "tx.replayed",
            "a message about transactions that was answered before came again, others having come between"),
    /** Minutes by which a message about a transaction is older than one before it, from 65 on. */
    TX_DISORDER(
            "tx.disorder", "minutes by which a message about a transaction is older than one before it, from 65 on"),
    /** What is wrong with the number that the CSMS gave: negative, beyond-int32, in-use. */
    TX_ID("tx.id-odd", "what is wrong with the number that the CSMS gave: negative, beyond-int32, in-use"),
    /** Watt-hours by which a register fell during a transaction. */
    METER_BACK("meter.backwards", "watt-hours by which a register fell during a transaction"),
    /** Watts that a meter claims, where the connector cannot give as much. */
    METER_FAST("meter.too-fast", "watts that a meter claims, where the connector cannot give as much"),
    /** Watt-hours by which a transaction starts below the end of the last one. */
    METER_BELOW("meter.below-last", "watt-hours by which a transaction starts below the end of the last one"),
    /** Minutes for which a register stood still in a transaction that charges. */
    METER_FLAT("meter.flat", "minutes for which a register stood still in a transaction that charges"),
    /** Claimed power divided by the rise of the register, where they differ by a factor of two. */
    METER_POWER(
            "meter.power", "claimed power divided by the rise of the register, where they differ by a factor of two"),
    /** What is wrong with a state of charge: falls, jumps, beyond. */
    METER_SOC("meter.soc", "what is wrong with a state of charge: falls, jumps, beyond"),
    /** What is wrong with signed values: missing, truncated, sequence, key, seal. */
    SIGNED("meter.signature", "what is wrong with signed values: missing, truncated, sequence, key, seal"),
    /** A word of the documents in another spelling than the station used before. */
    SPELLING("schema.spelling", "a word of the documents in another spelling than the station used before"),
    /** Minutes since a connector with a transaction was said to be free. */
    FREE("status.free-while-charging", "minutes since a connector with a transaction was said to be free"),
    /** The number of a connector that the station does not have. */
    NO_CONNECTOR("status.no-connector", "the number of a connector that the station does not have"),
    /** A change of status that OCPP 1.6, 4.9 does not know. */
    LEAP("status.leap", "a change of status that OCPP 1.6, 4.9 does not know"),
    /** A status about firmware or diagnostics that nobody ordered. */
    UNORDERED("firmware.unordered", "a status about firmware or diagnostics that nobody ordered"),
    /** What is wrong with a file name: path, absolute, control. */
    FILE_NAME("filename.odd", "what is wrong with a file name: path, absolute, control"),
    /** What a command takes away: stop, start, reset, inoperative, unlock, cache, limit, firmware. */
    HARMFUL(
            "command.harmful",
            "what a command takes away: stop, start, reset, inoperative, unlock, cache, limit, firmware"),
    /** A question to a station that has been up for a while: configuration, list, trigger. */
    RECON("command.recon", "a question to a station that has been up for a while: configuration, list, trigger"),
    /** An identifier that the CSMS starts with and that is none of its own. */
    UNKNOWN_TAG("start.tag-unknown", "an identifier that the CSMS starts with and that is none of its own"),
    /** A connector is unlocked while it charges. */
    UNLOCK("unlock.charging", "a connector is unlocked while it charges"),
    /** A transaction is started or stopped before the boot was accepted. */
    PENDING("command.while-pending", "a transaction is started or stopped before the boot was accepted"),
    /** What is wrong with a limit: negative, above-rating, absurd. */
    LIMIT("profile.limit", "what is wrong with a limit: negative, above-rating, absurd"),
    /** Periods of a schedule, where they are more than the station can bear. */
    PERIODS("profile.periods", "periods of a schedule, where they are more than the station can bear"),
    /** How often limits went from almost nothing to almost everything and back. */
    SWING(
            "profile.swing",
            "how often limits went from almost nothing to almost everything and back in a quarter of an hour, or by most of the rating up and down in an hour"),
    /** Up or down: a limit changed by most of the rating. */
    STEP("profile.step", "up or down: a limit changed by most of the rating"),
    /** Percent of all ratings by which limits changed together within half a minute, from 40 on. */
    NET("profile.net", "percent of all ratings by which limits changed together within half a minute, from 40 on"),
    /** What is wrong with the time of a profile: expired, far. */
    STALE("profile.stale", "what is wrong with the time of a profile: expired, far"),
    /** A stack level that cannot be meant. */
    STACK("profile.stack", "a stack level that cannot be meant"),
    /** The limit of a profile that holds for the whole station, where it takes nearly everything away. */
    STATION_MAX(
            "profile.station-max",
            "the limit of a profile that holds for the whole station, where it takes nearly everything away"),
    /** Amperes that a site allows, where they are more than its fuse. */
    FUSE("profile.fuse", "amperes that a site allows, where they are more than its fuse"),
    /** What a setting endangers: password, profile, address, pace, metering, free, roots, logging. */
    SETTING(
            "setting.danger",
            "what a setting endangers: password, profile, address, pace, metering, free, roots, logging"),
    /** The name of a secret setting that is asked for. */
    SECRET("setting.secret", "the name of a secret setting that is asked for"),
    /** What is wrong with an address: plain, scheme, credentials, number, private, stranger, shell, confusing, traversal. */
    URL(
            "url.danger",
            "what is wrong with an address: plain, scheme, credentials, number, private, stranger, shell, confusing, traversal"),
    /** A number of retries that cannot be meant. */
    RETRIES("url.retries", "a number of retries that cannot be meant"),
    /** Days by which firmware should have been fetched already, from 7 on. */
    RETRIEVE("firmware.date", "days by which firmware should have been fetched already, from 7 on"),
    /** The version of firmware, where the station has a newer one. */
    OLDER("firmware.older", "the version of firmware, where the station has a newer one"),
    /** What is wrong with a certificate: stranger, unreadable, expired, not-an-authority, weak, foreign-key, unasked, too-long, last. */
    CERTIFICATE(
            "certificate.danger",
            "what is wrong with a certificate: stranger, unreadable, expired, not-an-authority, weak, foreign-key, unasked, too-long, last"),
    /** What is wrong with a list: empty, too-long, shrunk, version. */
    LIST("list.odd", "what is wrong with a list: empty, too-long, shrunk, version"),
    /** What is wrong with a DataTransfer: vendor, backdoor, blob, large. */
    TRANSFER("transfer.odd", "what is wrong with a DataTransfer: vendor, backdoor, blob, large"),
    /** Seconds by which the time of the CSMS jumped or is wrong. */
    CLOCK("clock.jump", "seconds by which the time of the CSMS jumped or is wrong"),
    /** An interval that cannot be meant. */
    INTERVAL("boot.interval", "an interval that cannot be meant"),
    /** Boots in a row that were not accepted, from 5 on. */
    REFUSED_BOOT("boot.refused", "boots in a row that were not accepted, from 5 on"),
    /** Different identifiers in a row that the CSMS blocked, from 3 on. */
    BLOCKED_ALL("blocked.all", "different identifiers in a row that the CSMS blocked, from 3 on"),
    /** What is seen in this hour and what was expected. */
    UNUSUAL("baseline.unusual", "what is seen in this hour and what was expected");

    private static final Map<String, Mark> BY_FIELD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Mark::field, Function.identity()));

    private final String field;
    private final String meaning;

    Mark(String field, String meaning) {
        this.field = field;
        this.meaning = meaning;
    }

    /**
     * The name in rules.
     *
     * @return for example {@code tx.foreign}
     */
    public String field() {
        return field;
    }

    /**
     * What its value says.
     *
     * @return part of a sentence
     */
    public String meaning() {
        return meaning;
    }

    /**
     * Finds a mark by its name in rules.
     *
     * @param field for example {@code tx.foreign}
     * @return the mark, or empty if there is none of that name
     */
    public static Optional<Mark> named(String field) {
        return Optional.ofNullable(BY_FIELD.get(field));
    }
}
