// SPDX-License-Identifier: Apache-2.0
/** Suspicion: detectors over what passes on both legs. */
package io.ferrule.ids;
