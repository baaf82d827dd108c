// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.config;

/** What becomes of transaction ids that a station of OCPP 1.x has made up. */
public enum TransactionIds {
    /** They pass as they are. */
    AS_SENT,
    /** They become the id of the transaction that runs, where that is certain. */
    MEND
}
