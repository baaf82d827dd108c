// SPDX-License-Identifier: Apache-2.0
package io.ferrule.codegen;

/** Takes a file by its name and text. */
interface Sink {
    void file(String name, String text);
}
