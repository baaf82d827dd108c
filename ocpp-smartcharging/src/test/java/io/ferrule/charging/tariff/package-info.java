// SPDX-License-Identifier: Apache-2.0
/** Tests of tariffs and plans. */
@NullMarked
package io.ferrule.charging.tariff;

import org.jspecify.annotations.NullMarked;
