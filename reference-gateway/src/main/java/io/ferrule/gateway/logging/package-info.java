// SPDX-License-Identifier: Apache-2.0
/** Log lines that a machine can read and a hostile peer cannot forge. */
@NullMarked
package io.ferrule.gateway.logging;

import org.jspecify.annotations.NullMarked;
