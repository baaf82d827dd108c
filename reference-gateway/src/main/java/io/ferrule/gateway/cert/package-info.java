// SPDX-License-Identifier: Apache-2.0
/** {@code ferrule cert}: what an operator may see and do in a gateway's store of keys, certificates and roots. */
@NullMarked
package io.ferrule.gateway.cert;

import org.jspecify.annotations.NullMarked;
