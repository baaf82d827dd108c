// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.journal;

/**
 * One transaction under two names. Immutable.
 *
 * @param stationSide id that the station knows: a provisional one, or one of the CSMS
 * @param csmsSide id that the CSMS issued
 */
public record TransactionLink(int stationSide, int csmsSide) {}
