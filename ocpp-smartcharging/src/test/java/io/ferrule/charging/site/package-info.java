// SPDX-License-Identifier: Apache-2.0
/** Tests of sharing. */
@NullMarked
package io.ferrule.charging.site;

import org.jspecify.annotations.NullMarked;
