// SPDX-License-Identifier: Apache-2.0
package io.ferrule.proxy.internal.session;

import io.ferrule.proxy.intercept.InterceptorFactory;
import io.ferrule.proxy.intercept.OnFailure;

/** One interceptor as the embedder registered it. */
public record Registration(String name, OnFailure onFailure, InterceptorFactory factory) {}
