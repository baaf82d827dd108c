// SPDX-License-Identifier: Apache-2.0
/**
 * How a session reaches its CSMS: addresses, security profiles, key material, back-off.
 */
@NullMarked
package io.ferrule.proxy.upstream;

import org.jspecify.annotations.NullMarked;
