// SPDX-License-Identifier: Apache-2.0
package org.doorclock.door;

import org.doorclock.hardware.reader.ReaderAddress;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

final class ReaderAddressConverter implements ITypeConverter<ReaderAddress> {

    @Override
    public ReaderAddress convert(final String text) {
        return ReaderAddress.parse(text)
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is not " + ReaderAddress.FORMS));
    }
}
