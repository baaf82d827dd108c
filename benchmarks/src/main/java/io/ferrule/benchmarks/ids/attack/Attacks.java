// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.ids.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All attacks. */
public final class Attacks {

    private Attacks() {}

    /** Every attack of every class that shows in a capture, in the order of the classes. */
    public static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(TransportAttacks.all());
        all.addAll(MessageAttacks.all());
        all.addAll(InjectionAttacks.all());
        all.addAll(ProtocolAttacks.all());
        all.addAll(IdentityAttacks.all());
        all.addAll(ImpostorAttacks.all());
        all.addAll(CardAttacks.all());
        all.addAll(MeterAttacks.all());
        all.addAll(TransactionAttacks.all());
        all.addAll(OperatorAttacks.all());
        all.addAll(FirmwareAttacks.all());
        all.addAll(CsmsAttacks.all());
        all.addAll(ApprovalAttacks.all());
        return sorted(all);
    }

    /** The same, in the order of the classes. */
    public static List<Attack> sorted(List<Attack> attacks) {
        return attacks.stream()
                .sorted(Comparator.comparingInt(
                        attack -> Integer.parseInt(attack.type().substring(1))))
                .toList();
    }
}
