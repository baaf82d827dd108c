// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

import io.ferrule.model.StationId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who stations are in their certificates.
 *
 * @param organisation O: the operator's name, CpoName or OrganizationName; empty while it is not set, and then no request
 *     is made
 * @param rule how CN is made
 * @param serial the serial number that was provisioned for a station; empty where the one that it reports has to do
 * @param gateway name in the store of the one identity that all stations share (mode L, local controller); empty for an
 *     identity for each station (mode S). In mode L {@code serial} is asked for a station of that name
 */
public record Naming(
        Function<StationId, Optional<String>> organisation,
        CommonNameRule rule,
        Function<StationId, Optional<String>> serial,
        Optional<String> gateway) {

    /**
     * One operator, an identity for each station, CN as the station reports its serial number.
     *
     * @param organisation the operator's name
     * @return naming to refine
     */
    public static Naming of(String organisation) {
        Optional<String> name = Optional.of(organisation).filter(text -> !text.isBlank());
        return new Naming(station -> name, CommonNameRule.serial(), station -> Optional.empty(), Optional.empty());
    }

    /**
     * With another source of the operator's name.
     *
     * @param other O of each station
     * @return a copy
     */
    public Naming withOrganisation(Function<StationId, Optional<String>> other) {
        return new Naming(other, rule, serial, gateway);
    }

    /**
     * With another rule.
     *
     * @param other how CN is made
     * @return a copy
     */
    public Naming withRule(CommonNameRule other) {
        return new Naming(organisation, other, serial, gateway);
    }

    /**
     * With provisioned serial numbers.
     *
     * @param other serial number of each station
     * @return a copy
     */
    public Naming withSerial(Function<StationId, Optional<String>> other) {
        return new Naming(organisation, rule, other, gateway);
    }

    /**
     * With one identity for all stations (mode L): what OCPP 2.0.1 part 4, 6.5 asks of a local controller. Needs a CSMS
     * that lets one certificate speak for many stations.
     *
     * @param identity its name in the store, in the form of a station identity
     * @return a copy
     */
    public Naming withGateway(StationId identity) {
        return new Naming(organisation, rule, serial, Optional.of(identity.value()));
    }

    /** Whose keys in the store a station uses. */
    StationId identityOf(StationId station) {
        return gateway.map(StationId::new).orElse(station);
    }
}
