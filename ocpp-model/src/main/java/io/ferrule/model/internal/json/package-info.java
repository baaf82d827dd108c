// SPDX-License-Identifier: Apache-2.0
/** Trees, pointers and the codec between trees and records; Jackson stays in here. */
@NullMarked
package io.ferrule.model.internal.json;

import org.jspecify.annotations.NullMarked;
