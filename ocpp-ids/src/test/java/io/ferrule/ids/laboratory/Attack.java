// SPDX-License-Identifier: Apache-2.0
package io.ferrule.ids.laboratory;

import java.util.function.Consumer;

/** One variation of an attack of one class. */
record Attack(String attackClass, String name, Consumer<Scene> play) {

    static Attack of(String attackClass, String name, Consumer<Scene> play) {
        return new Attack(attackClass, name, play);
    }

    @Override
    public String toString() {
        return attackClass + " " + name;
    }
}
