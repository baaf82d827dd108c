// SPDX-License-Identifier: Apache-2.0
package io.ferrule.benchmarks.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The least that the disk asks for: the bytes at the end of a file, and one {@code fdatasync} for each message. */
final class BareFile implements Store {

    private final FileChannel channel;

    BareFile(Path directory) throws IOException {
        channel = FileChannel.open(
                directory.resolve("bare.log"), StandardOpenOption.CREATE_NEW, StandardOpenOption.APPEND);
    }

    @Override
    public synchronized void keep(Message message) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(
                message.call().text() + message.reply().payload());
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
