// SPDX-License-Identifier: Apache-2.0
/**
 * TLS towards a CSMS: exactly the given key material, exactly the given roots, and failures that say whose fault they are.
 */
@NullMarked
package io.ferrule.proxy.internal.tls;

import org.jspecify.annotations.NullMarked;
