// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.recipe;

import org.jspecify.annotations.NullMarked;
