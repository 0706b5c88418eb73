// SPDX-License-Identifier: Apache-2.0
package org.doorclock.hub.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;

/**
 * Decodes UTF-8, with or without a byte order mark, and remembers the lines on which bytes were not UTF-8; there it
 * gives {@link #REPLACEMENT}. Lines end with LF, CRLF or CR and count from 1. For one thread.
 */
final class Utf8Reader extends Reader {

    static final char REPLACEMENT = '\uFFFD';
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final int BUFFER = 8192;

    private final InputStream in;
    private final long longestRow;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private final ArrayDeque<Long> brokenLines = new ArrayDeque<>();
    private long line = 1;
    private long sinceRow;
    private char previous = BYTE_ORDER_MARK;
    private boolean atStart = true;
    private boolean ended;

    /** @param longestRow chars that may be read without a call of {@link #rowDone()} */
    Utf8Reader(final InputStream in, final long longestRow) {
        super(in);
        this.in = in;
        this.longestRow = longestRow;
    }

    /** A row was read whole: the next may be as long as any. */
    void rowDone() {
        sinceRow = 0;
    }

    /** Whether any line up to this one, and not asked about before, held bytes that are not UTF-8. */
    boolean brokenUpTo(final long lastLine) {
        boolean broken = false;
        while (!brokenLines.isEmpty() && brokenLines.peekFirst() <= lastLine) {
            brokenLines.removeFirst();
            broken = true;
        }
        return broken;
    }

    @Override
    public int read(final char[] into, final int offset, final int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decodeMore();
        }
        final int count = Math.min(length, chars.remaining());
        chars.get(into, offset, count);
        sinceRow += count;
        if (sinceRow > longestRow) {
            throw new RowTooLongException();
        }
        return count;
    }

    private void decodeMore() throws IOException {
        final boolean last = fill();
        chars.clear();
        final CoderResult result = decoder.decode(bytes, chars, last);
        skipByteOrderMarkAndCountLines();
        if (result.isError()) {
            bytes.position(bytes.position() + result.length());
            brokenLines.addLast(line);
            // There is room for one more: the bytes at fault gave no char, and the buffers are equally long.
            chars.limit(chars.limit() + 1).put(chars.limit() - 1, REPLACEMENT);
            previous = REPLACEMENT;
            atStart = false;
        } else if (last && result.isUnderflow()) {
            ended = true;
        }
    }

    private boolean fill() throws IOException {
        bytes.compact();
        final int read = bytes.hasRemaining() ? in.read(bytes.array(), bytes.position(), bytes.remaining()) : 0;
        bytes.position(bytes.position() + Math.max(read, 0)).flip();
        return read < 0;
    }

    private void skipByteOrderMarkAndCountLines() {
        chars.flip();
        if (atStart && chars.hasRemaining()) {
            atStart = false;
            if (chars.get(0) == BYTE_ORDER_MARK) {
                chars.position(1);
            }
        }
        for (int i = chars.position(); i < chars.limit(); i++) {
            final char c = chars.get(i);
            if (c == '\r' || c == '\n' && previous != '\r') {
                line++;
            }
            previous = c;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** So much text without the end of a row that a quote must have been left open. */
    static final class RowTooLongException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
