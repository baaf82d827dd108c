// SPDX-License-Identifier: Apache-2.0
/** How sharing is computed: bounds, filling, looking ahead. Currents are whole hundredths of an ampere throughout. */
@NullMarked
package io.ferrule.charging.site.internal;

import org.jspecify.annotations.NullMarked;
