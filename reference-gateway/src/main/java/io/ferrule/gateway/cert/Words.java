// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.cert;

import java.util.Locale;

/** How constants are written. */
final class Words {

    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
