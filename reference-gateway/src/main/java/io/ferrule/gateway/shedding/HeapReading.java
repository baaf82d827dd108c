// SPDX-License-Identifier: Apache-2.0
package io.ferrule.gateway.shedding;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Optional;

/**
 * The heap of this process. What a pool holds between two collections is mostly rubbish; only what a collection left behind
 * says whether memory is short.
 */
public final class HeapReading implements MemoryReading {

    private static final int ALL = 100;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    /** Makes a reading. */
    public HeapReading() {}

    @Override
    public int percentAfterCollection() {
        long most = memory.getHeapMemoryUsage().getMax();
        long used = pools.stream()
                .flatMap(pool -> Optional.ofNullable(pool.getCollectionUsage()).stream())
                .mapToLong(MemoryUsage::getUsed)
                .sum();
        return most <= 0 ? 0 : (int) Math.min(ALL, used * ALL / most);
    }

    @Override
    public void refresh() {
        memory.gc();
    }
}
