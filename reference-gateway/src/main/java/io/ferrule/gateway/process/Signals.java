// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Locale;

/**
 * Signals of the operating system. Java has no public way to hear SIGHUP; the JDK's own one lives in the module
 * jdk.unsupported and is reached by reflection in this class only, so that a runtime without it still starts.
 */
public final class Signals {

    private Signals() {}

    /**
     * Runs something whenever a signal arrives, in place of what the runtime would do.
     *
     * @param name name without SIG, for example {@code HUP}
     * @param action runs on a thread of the runtime; must return soon
     * @return false if this runtime or platform cannot deliver that signal; then nothing has changed
     */
    public static boolean on(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    handler.getClassLoader(),
                    new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName().toLowerCase(Locale.ROOT)) {
                        case "handle" -> {
                            action.run();
                            yield null;
                        }
                        case "equals" -> self == arguments[0];
                        case "hashcode" -> System.identityHashCode(self);
                        default -> "handler of " + name;
                    });
            Object wanted = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, wanted, proxy);
            return true;
        } catch (ClassNotFoundException | NoSuchMethodException | InstantiationException e) {
            return false;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
