// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.charging.intercept.station;

import org.jspecify.annotations.NullMarked;
