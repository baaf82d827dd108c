// SPDX-License-Identifier: Apache-2.0
/**
 * Which stations of a fleet show a certificate of a new kind first, and when the others follow. Pure but for the note that
 * something has failed, which outlives the process; everything else is known from the store of identities.
 */
@NullMarked
package io.ferrule.certs.rollout;

import org.jspecify.annotations.NullMarked;
