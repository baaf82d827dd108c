// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs;

/** What a station's certificate calls it. */
public sealed interface StationName permits StationSubject, StationDnsName {

    /**
     * Whose station it is.
     *
     * @return name of the operator, as O
     */
    String organisation();
}
