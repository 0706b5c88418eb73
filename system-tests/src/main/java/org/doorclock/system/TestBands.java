// SPDX-License-Identifier: Apache-2.0
package org.doorclock.system;

import org.doorclock.identity.NhsNumber;

/** Wristbands of patients who do not exist: NHS Numbers from the range kept for tests, 999 000 0020 on, each once. */
public final class TestBands {

    private long stem = 999_000_002L;

    public synchronized String next() {
        while (true) {
            final String nine = Long.toString(stem++);
            for (char check = '0'; check <= '9'; check++) {
                if (NhsNumber.parse(nine + check).isPresent()) {
                    return nine + check;
                }
            }
        }
    }
}
