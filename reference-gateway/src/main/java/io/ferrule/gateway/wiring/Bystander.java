// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.wiring;

import io.ferrule.proxy.intercept.Interceptor;
import io.ferrule.proxy.intercept.Interests;

/** Has no hand in a conversation. */
final class Bystander implements Interceptor {

    @Override
    public Interests interests() {
        return Interests.nothing();
    }
}
