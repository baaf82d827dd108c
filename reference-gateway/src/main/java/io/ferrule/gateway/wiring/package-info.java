// SPDX-License-Identifier: Apache-2.0
/** From a configuration to a running gateway. */
@NullMarked
package io.ferrule.gateway.wiring;

import org.jspecify.annotations.NullMarked;
