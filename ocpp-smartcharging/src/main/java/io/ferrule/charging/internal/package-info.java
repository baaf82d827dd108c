// SPDX-License-Identifier: Apache-2.0
/** What the engines share and nobody else uses. */
@NullMarked
package io.ferrule.charging.internal;

import org.jspecify.annotations.NullMarked;
