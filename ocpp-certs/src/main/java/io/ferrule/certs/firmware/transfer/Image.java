// SPDX-License-Identifier: Apache-2.0
package io.ferrule.certs.firmware.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that is held open, so that what is checked and what is handed out later are the same even if somebody puts
 * another file under its name. Safe for use by several threads.
 */
public final class Image implements Closeable {

    private final FileChannel channel;
    private final long size;

    private Image(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /**
     * Opens a file.
     *
     * @param file a file that nobody writes any more
     * @return the open file
     * @throws IOException if it cannot be opened
     */
    public static Image open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new Image(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Its length when it was opened.
     *
     * @return bytes
     */
    public long size() {
        return size;
    }

    /**
     * Its content, from the beginning.
     *
     * @return a stream that ends with the file and need not be closed
     */
    public InputStream content() {
        return new Content();
    }

    /** Sends bytes of it; how many were sent, 0 if it has become shorter. */
    long send(long from, long count, WritableByteChannel target) throws IOException {
        return channel.transferTo(from, count, target);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private final class Content extends InputStream {
        private long position;

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int read = channel.read(ByteBuffer.wrap(target, offset, length), position);
            position += Math.max(read, 0);
            return read;
        }
    }
}
