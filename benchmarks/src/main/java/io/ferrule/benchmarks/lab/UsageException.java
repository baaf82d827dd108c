// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.lab;

/** Somebody asked for something that there is not. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1;

    UsageException(String message) {
        super(message);
    }
}
