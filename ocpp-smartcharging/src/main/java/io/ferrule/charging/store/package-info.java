// SPDX-License-Identifier: Apache-2.0
/**
 * Installs, replaces, clears and refuses charging profiles by the rules of each version of OCPP.
 *
 * <p>{@link io.ferrule.charging.store.ProfileStore} holds what is installed, {@link
 * io.ferrule.charging.store.ProfileCheck} says which rule refuses a SetChargingProfile, {@link
 * io.ferrule.charging.store.Clearing} says what a ClearChargingProfile means.
 */
@NullMarked
package io.ferrule.charging.store;

import org.jspecify.annotations.NullMarked;
