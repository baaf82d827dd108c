// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.logging;

import org.jspecify.annotations.NullMarked;
