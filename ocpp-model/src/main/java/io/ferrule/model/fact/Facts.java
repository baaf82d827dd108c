// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model.fact;

import io.ferrule.model.Call;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The facts of one message, in the same form for all versions. The package description lists which action has which.
 *
 * <p>Nothing that a peer sends makes an exception: where a member is missing or has another type than the documents say,
 * there is no fact. An action that the version does not have, and one without facts, gives empty answers. Schemas are
 * not consulted.
 *
 * <p>The answers are worked out when asked for. Immutable and safe for use by several threads.
 */
public final class Facts {

    private final boolean second;
    private final List<FactTable.Row> rows;
    private final Payload payload;

    private Facts(FactTable.Message message, Payload payload) {
        this.second = message.version().compareTo(OcppVersion.V2_0_1) >= 0;
        this.rows = FactTable.rows(message);
        this.payload = payload;
    }

    /**
     * The facts of a CALL.
     *
     * @param version version of the conversation
     * @param call the CALL
     * @return its facts
     */
    public static Facts of(OcppVersion version, Call call) {
        return ofRequest(version, call.action(), call.payload());
    }

    /**
     * The facts of the payload of a CALL.
     *
     * @param version version of the conversation
     * @param action name of the action, compared exactly
     * @param payload the payload
     * @return its facts
     */
    public static Facts ofRequest(OcppVersion version, String action, Payload payload) {
        return new Facts(new FactTable.Message(version, action, true), payload);
    }

    /**
     * The facts of the payload of a CALLRESULT.
     *
     * @param version version of the conversation
     * @param action name of the action of the CALL that it answers, compared exactly
     * @param payload the payload
     * @return its facts
     */
    public static Facts ofResponse(OcppVersion version, String action, Payload payload) {
        return new Facts(new FactTable.Message(version, action, false), payload);
    }

    /**
     * Who charges, may charge or shall charge.
     *
     * @return all identifiers
     */
    public List<Identifier> identifiers() {
        return find(Identifier::in).toList();
    }

    /**
     * What the CSMS says about identifiers.
     *
     * @return all of it
     */
    public List<Authorization> authorizations() {
        return find(Authorization::in).toList();
    }

    /**
     * Where it happens.
     *
     * @return the connector or EVSE that the message is about; empty if it names none, which often means the station as
     *     a whole or one of its choice
     */
    public Optional<ConnectorRef> connector() {
        return find(ConnectorRef::in).findFirst();
    }

    /**
     * Which transactions it is about.
     *
     * @return all transactions, once for each place that names one
     */
    public List<TransactionRef> transactions() {
        return find(TransactionRef::in).toList();
    }

    /**
     * How much may be drawn.
     *
     * @return the limit of each period of each schedule
     */
    public List<Limit> limits() {
        return find(Limit::in).toList();
    }

    /**
     * Which settings are asked for, set or told.
     *
     * @return all settings
     */
    public List<Setting> settings() {
        return find(Setting::in).toList();
    }

    /**
     * Who is made to connect to what.
     *
     * @return all addresses, that of firmware among them
     */
    public List<Address> addresses() {
        return find(Address::in).toList();
    }

    /**
     * Which firmware shall be fetched.
     *
     * @return the order, or empty if this is none
     */
    public Optional<FirmwareOrder> firmware() {
        return find(FirmwareOrder::in).findFirst();
    }

    /**
     * Everything.
     *
     * @return all facts, kind by kind in the order of the methods above
     */
    public List<Fact> all() {
        return Stream.<Stream<? extends Fact>>of(
                        find(Identifier::in),
                        find(Authorization::in),
                        find(ConnectorRef::in),
                        find(TransactionRef::in),
                        find(Limit::in),
                        find(Setting::in),
                        find(Address::in),
                        find(FirmwareOrder::in))
                .<Fact>flatMap(Function.identity())
                .toList();
    }

    private <T extends Fact> Stream<T> find(Function<Found, Stream<T>> reader) {
        if (rows.isEmpty()) {
            return Stream.empty(); // most messages have none, and their payload need not be decoded
        }
        Spot root = Spot.of(payload);
        return rows.stream()
                .flatMap(row -> root.follow(row.path()).map(spot -> new Found(row.kind(), spot, second)))
                .flatMap(reader);
    }
}
