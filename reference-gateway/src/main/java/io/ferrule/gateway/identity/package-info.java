// SPDX-License-Identifier: Apache-2.0
/** The keys, certificates and roots of a gateway's stations: where they are, and what a station shows and trusts right now. */
@NullMarked
package io.ferrule.gateway.identity;

import org.jspecify.annotations.NullMarked;
