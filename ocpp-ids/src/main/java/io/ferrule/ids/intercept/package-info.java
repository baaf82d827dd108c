// SPDX-License-Identifier: Apache-2.0
/**
 * The engine in a running proxy: what it hears, who waits for it, and what is done about what it finds.
 *
 * <pre>{@code
 * LiveDetection detection = LiveDetection.begin(RuleFiles.builtIn(), SiteContext.unknown(), Map.of(), settings);
 * Proxy proxy = Proxy.builder()
 *         .guard(detection)
 *         .listener(ProxyListener.all(new LoggingListener(), detection.connections()))
 *         .admission(detection.turnstile(policy))
 *         …
 * }</pre>
 *
 * <p>One engine serves the whole proxy, so that it sees what goes on across stations. Where a station's mode is {@code block} its frames wait
 * for the verdict, some tens of microseconds as a rule and 200 ms at most; elsewhere they do not wait, and the engine is told from a bounded queue.
 */
@NullMarked
package io.ferrule.ids.intercept;

import org.jspecify.annotations.NullMarked;
