// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.charging.wire;

import org.jspecify.annotations.NullMarked;
