// SPDX-License-Identifier: Apache-2.0
@NullMarked
package io.ferrule.gateway.cli;

import org.jspecify.annotations.NullMarked;
