// SPDX-License-Identifier: Apache-2.0
/** Commands on recipes: what they are, which of them fit a station, and whether a file of them is fine. */
@NullMarked
package io.ferrule.gateway.recipe;

import org.jspecify.annotations.NullMarked;
