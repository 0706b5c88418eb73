// SPDX-License-Identifier: Apache-2.0
package org.doorclock.settings;

/** What is the same for all programs. */
public final class Product {

    /** As in the root pom, which a test holds it to. */
    public static final String VERSION = "0.1.0";

    private Product() {}
}
