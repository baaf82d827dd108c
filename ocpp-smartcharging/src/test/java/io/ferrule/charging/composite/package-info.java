// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.charging.composite;

import org.jspecify.annotations.NullMarked;
