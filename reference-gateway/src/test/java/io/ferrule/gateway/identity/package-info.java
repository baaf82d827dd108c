// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.identity;

import org.jspecify.annotations.NullMarked;
