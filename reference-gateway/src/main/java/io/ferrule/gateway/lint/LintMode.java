// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.lint;

/** What lint adds to its verdict. */
enum LintMode {
    /** Nothing. */
    OBSERVE,
    /** The mended frame. */
    REPAIR,
    /** What a strict peer would be sent. */
    ENFORCE
}
