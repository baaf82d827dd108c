// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.upstream;

/**
 * User name and password of HTTP Basic authentication.
 *
 * @param user user name, by the documents the station's identity; no colon
 * @param password the secret
 */
public record BasicCredentials(String user, Password password) {

    /** Checks the user name. */
    public BasicCredentials {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("a user name of HTTP Basic authentication has no colon");
        }
    }
}
