// SPDX-License-Identifier: Apache-2.0
package io.ferrule.charging.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.charging.InstalledProfile;
import io.ferrule.charging.Written;
import io.ferrule.model.OcppVersion;
import io.ferrule.model.Payload;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileStoreTest {

    private static final OcppVersion V16 = OcppVersion.V1_6;
    private static final OcppVersion V201 = OcppVersion.V2_0_1;

    private static Written profile(OcppVersion version, String purpose, int id, int level) {
        return Written.of(version, purpose).id(id).level(level).period(0, "16");
    }

    private static ProfileStore store(OcppVersion version, InstalledProfile... profiles) {
        ProfileStore store = ProfileStore.empty(version);
        for (InstalledProfile profile : profiles) {
            store = store.with(profile);
        }
        return store;
    }

    private static List<Integer> ids(ProfileStore store) {
        return store.profiles().stream()
                .map(installed -> installed.profile().id())
                .toList();
    }

    /** OCPP 1.6 edition 2, 5.16; OCPP 2.0.1 part 2, K01.FR.05. */
    @Test
    void theSameIdentifierReplacesWhereverItIs() {
        for (OcppVersion version : List.of(V16, V201)) {
            ProfileStore store = store(
                    version,
                    profile(version, "TxDefaultProfile", 1, 0).at(1),
                    profile(version, "TxDefaultProfile", 1, 3).at(2));

            assertThat(store.profiles()).extracting(InstalledProfile::evseId).containsExactly(2);
        }
    }

    /** OCPP 1.6 edition 2, 5.16: same stackLevel and purpose, at the same connector. */
    @Test
    void in16TheSamePlaceReplaces() {
        ProfileStore store = store(
                V16,
                profile(V16, "TxDefaultProfile", 1, 0).at(1),
                profile(V16, "TxDefaultProfile", 2, 0).at(2),
                profile(V16, "TxDefaultProfile", 3, 1).at(1),
                profile(V16, "TxDefaultProfile", 4, 0).at(1));

        assertThat(ids(store)).containsExactly(2, 3, 4);
    }

    /** OCPP 2.0.1 part 2, K01.FR.06 forbids it, and nothing but the identifier replaces. */
    @Test
    void from201OnTheSamePlaceDoesNotReplace() {
        ProfileStore store = store(
                V201,
                profile(V201, "TxDefaultProfile", 1, 0).at(1),
                profile(V201, "TxDefaultProfile", 2, 0).at(1));

        assertThat(ids(store)).containsExactly(1, 2);
    }

    /** OCPP 2.0.1 part 2, K01.FR.05. */
    @Test
    void anExternalConstraintIsNotReplacedByAnotherPurpose() {
        ProfileStore store = store(
                V201,
                profile(V201, "ChargingStationExternalConstraints", 1, 0).at(0),
                profile(V201, "TxDefaultProfile", 1, 0).at(1));

        assertThat(store.profiles()).hasSize(2);
    }

    /** OCPP 1.6 edition 2, 3.13.1: a TxProfile ends with its transaction. */
    @Test
    void theEndOfATransactionTakesItsProfilesAway() {
        ProfileStore store = store(
                V16,
                profile(V16, "TxProfile", 1, 0).at(1),
                profile(V16, "TxDefaultProfile", 2, 0).at(1),
                profile(V16, "TxProfile", 3, 0).at(2));

        ProfileStore after = store.afterTransaction(1);

        assertThat(ids(after)).containsExactly(2, 3);
    }

    @Test
    void keepsWhatNobodyKnows() {
        Written vendor = profile(V16, "TxDefaultProfile", 1, 0).with("/vendorExtra", "kept");

        ProfileStore store = store(V16, vendor.at(1));

        assertThat(store.profiles().get(0).wire()).isEqualTo(vendor.text());
    }

    private static ProfileStore several(OcppVersion version) {
        String maximum = version == V16 ? "ChargePointMaxProfile" : "ChargingStationMaxProfile";
        return store(
                version,
                profile(version, maximum, 1, 0).at(0),
                profile(version, "TxDefaultProfile", 2, 0).at(0),
                profile(version, "TxDefaultProfile", 3, 1).at(1),
                profile(version, "TxProfile", 4, 1).at(1));
    }

    private static List<Integer> left(OcppVersion version, Payload request) {
        return ids(several(version).without(Clearing.read(request, version)));
    }

    /** OCPP 1.6 edition 2, 5.5: with an identifier the other fields count for nothing. */
    @Test
    void clearsByIdentifierAlone() {
        Payload request = Payload.empty().with("/id", 3).with("/connectorId", 9);

        assertThat(left(V16, request)).containsExactly(1, 2, 4);
    }

    /** OCPP 1.6 edition 2, 5.5: all fields given must fit; connector 0 is the station only. */
    @Test
    void clearsWhatFitsAllCriteria() {
        Payload byConnector = Payload.empty().with("/connectorId", 0);
        Payload byBoth = byConnector.with("/chargingProfilePurpose", "TxDefaultProfile");
        Payload byLevel = Payload.empty().with("/stackLevel", 1);

        assertThat(left(V16, byConnector)).containsExactly(3, 4);
        assertThat(left(V16, byBoth)).containsExactly(1, 3, 4);
        assertThat(left(V16, byLevel)).containsExactly(1, 2);
    }

    /** OCPP 1.6 edition 2, 5.5. */
    @Test
    void clearsAllWhenNothingIsSaid() {
        assertThat(left(V16, Payload.empty())).isEmpty();
    }

    /** OCPP 2.0.1 part 2, K10.FR.03. */
    @Test
    void from201OnCriteriaAreAnObject() {
        Payload request = Payload.empty()
                .with("/chargingProfileCriteria", Payload.empty())
                .with("/chargingProfileCriteria/evseId", 1)
                .with("/chargingProfileCriteria/chargingProfilePurpose", "TxProfile");

        assertThat(left(V201, request)).containsExactly(1, 2, 3);
    }

    /** OCPP 2.0.1 part 2, K10.FR.06: what an external system has set is not the CSMS's to clear. */
    @Test
    void externalConstraintsStay() {
        ProfileStore store = store(
                V201, profile(V201, "ChargingStationExternalConstraints", -1, 0).at(0));

        ProfileStore after = store.without(Clearing.read(Payload.empty().with("/chargingProfileId", -1), V201));

        assertThat(after).isEqualTo(store);
    }

    @Test
    void whatHasAnotherTypeFitsNothing() {
        assertThat(left(V16, Payload.empty().with("/id", "3"))).hasSize(4);
        assertThat(left(V16, Payload.empty().with("/stackLevel", new BigDecimal("0.5"))))
                .hasSize(4);
        assertThat(left(V16, Payload.empty().with("/chargingProfilePurpose", 1)))
                .hasSize(4);
    }

    /** OCPP 2.0.1 part 2, K10.FR.03: an identifier needs no criteria. */
    @Test
    void criteriaThatAreNoObjectFitNothing() {
        assertThat(left(V201, Payload.of("{\"chargingProfileCriteria\":[]}"))).hasSize(4);
        assertThat(left(V201, Payload.of("{\"chargingProfileCriteria\":null}"))).hasSize(4);
        assertThat(left(V201, Payload.of("{\"chargingProfileCriteria\": \"all\"}")))
                .hasSize(4);
        assertThat(left(V201, Payload.of("{\"chargingProfileId\":1,\"chargingProfileCriteria\":[]}")))
                .hasSize(3);
        assertThat(left(V201, Payload.of("{\"chargingProfileCriteria\": {}}"))).isEmpty();
    }
}
