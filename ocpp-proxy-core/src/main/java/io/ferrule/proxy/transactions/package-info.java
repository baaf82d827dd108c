// SPDX-License-Identifier: Apache-2.0
/**
 * Stations of OCPP 1.x that name their transactions otherwise than they were told.
 * {@link io.ferrule.proxy.transactions.TransactionIdMending} puts the right number in where it can be known.
 */
@NullMarked
package io.ferrule.proxy.transactions;

import org.jspecify.annotations.NullMarked;
