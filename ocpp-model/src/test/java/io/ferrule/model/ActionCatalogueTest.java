// SPDX-License-Identifier: Apache-2.0
package io.ferrule.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ferrule.model.v16.BootNotificationRequest;
import io.ferrule.model.v16.V16;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ActionCatalogueTest {

    /** OCPP 1.6 edition 2, 4 and 5: 28 actions; security white paper edition 3: 11 more. */
    @Test
    void knowsTheTwentyEightActionsOfTheCoreAndTheElevenOfTheSecurityExtension() {
        List<Action<?, ?>> actions = ActionCatalogue.actions(OcppVersion.V1_6);

        assertThat(actions).hasSize(28 + 11).doesNotHaveDuplicates();
        assertThat(actions.stream().filter(action -> action.profile().equals("Security")))
                .hasSize(11);
    }

    /** OCPP 1.5, 4 and 5: 10 operations of the station and 15 of the central system, of which DataTransfer is one of each. */
    @Test
    void knowsTheTwentyFourActionsOfVersion15() {
        List<Action<?, ?>> actions = ActionCatalogue.actions(OcppVersion.V1_5);

        assertThat(actions).hasSize(24).doesNotHaveDuplicates();
        assertThat(actions.stream().filter(action -> action.initiators().contains(Side.STATION)))
                .hasSize(10);
        assertThat(actions.stream().filter(action -> action.initiators().contains(Side.CSMS)))
                .hasSize(15);
    }

    @Test
    void findsAnActionByItsNameOnTheWire() {
        Optional<Action<?, ?>> found = ActionCatalogue.find(OcppVersion.V1_6, "BootNotification");

        assertThat(found).containsSame(V16.BOOT_NOTIFICATION);
        assertThat(V16.BOOT_NOTIFICATION.requestType()).isEqualTo(BootNotificationRequest.class);
    }

    /** OCPP-J 1.6, 4.2.1: the name of an action is case-sensitive. */
    @Test
    void doesNotFindAnActionInAnotherSpelling() {
        assertThat(ActionCatalogue.find(OcppVersion.V1_6, "bootNotification")).isEmpty();
    }

    @Test
    void hasNoActionsForAVersionWithoutDefinitions() {
        assertThat(ActionCatalogue.actions(OcppVersion.V2_1)).isEmpty();
        assertThat(ActionCatalogue.find(OcppVersion.V2_1, "Heartbeat")).isEmpty();
    }

    /** OCPP 1.6 edition 2, 4.3 and 5.6: DataTransfer is the one action that both sides may send. */
    @Test
    void letsBothSidesSendDataTransferOnly() {
        List<Action<?, ?>> actions = ActionCatalogue.actions(OcppVersion.V1_6);

        assertThat(actions.stream().filter(action -> action.initiators().size() == 2))
                .containsExactly(V16.DATA_TRANSFER);
        assertThat(V16.HEARTBEAT.initiators()).isEqualTo(Set.of(Side.STATION));
        assertThat(V16.RESET.initiators()).isEqualTo(Set.of(Side.CSMS));
    }
}
