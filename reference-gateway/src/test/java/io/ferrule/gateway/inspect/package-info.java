// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.inspect;

import org.jspecify.annotations.NullMarked;
