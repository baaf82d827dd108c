// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.Locale;

/** What else the machine was doing. */
final class Machine {

    private Machine() {}

    /** One line on processors and load, to stand beside a table. */
    static String describe() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "(%d processors, %s %s, load average %.1f)%n",
                system.getAvailableProcessors(),
                system.getName(),
                system.getVersion(),
                system.getSystemLoadAverage());
    }
}
