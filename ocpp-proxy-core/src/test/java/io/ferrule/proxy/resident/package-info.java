// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.proxy.resident;

import org.jspecify.annotations.NullMarked;
