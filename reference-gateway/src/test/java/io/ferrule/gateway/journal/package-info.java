// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.journal;

import org.jspecify.annotations.NullMarked;
