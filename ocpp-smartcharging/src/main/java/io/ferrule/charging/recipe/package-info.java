// SPDX-License-Identifier: Apache-2.0
/**
 * What is known about a station of OCPP 1.6: which profiles it obeys, which power it delivers, how it keeps limits.
 *
 * <p>A {@link io.ferrule.charging.recipe.CapabilitySource} tells that from what a station says about itself, which are
 * {@link io.ferrule.charging.recipe.StationFacts}. Nothing here reads files or talks to stations. All types are immutable
 * and safe for use by several threads.
 */
@NullMarked
package io.ferrule.charging.recipe;

import org.jspecify.annotations.NullMarked;
