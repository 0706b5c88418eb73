// SPDX-License-Identifier: Apache-2.0
package org.doorclock.barcode;

/** Why a symbol cannot be used; becomes {@link Symbol.Unreadable}. Never holds a value. */
final class BadSymbolException extends Exception {
    private static final long serialVersionUID = 1L;

    BadSymbolException(final String problem) {
        super(problem);
    }
}
