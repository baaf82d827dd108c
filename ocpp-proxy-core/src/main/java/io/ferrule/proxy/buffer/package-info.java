// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.proxy.buffer;

import org.jspecify.annotations.NullMarked;
