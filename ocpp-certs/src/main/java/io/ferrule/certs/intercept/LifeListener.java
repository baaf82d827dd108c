// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.intercept;

/** Hears what happens to certificates. Called by several threads; must be quick and not throw. */
@FunctionalInterface
public interface LifeListener {

    /**
     * Something happened.
     *
     * @param event what
     */
    void on(LifeEvent event);
}
